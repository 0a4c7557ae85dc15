"""Takes an empty page for the last one.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    rows, cursor = await fetch_page(None)
    while rows:
        for row in rows:
            yield row
        if cursor is None:
            return
        rows, cursor = await fetch_page(cursor)
