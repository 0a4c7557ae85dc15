"""Asks for a page once more when it fails.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    cursor = None
    while True:
        try:
            rows, cursor = await fetch_page(cursor)
        except ConnectionError:
            rows, cursor = await fetch_page(cursor)
        for row in rows:
            yield row
        if cursor is None:
            return
