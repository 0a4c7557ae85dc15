"""Yields the pages instead of their rows.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    cursor = None
    while True:
        rows, cursor = await fetch_page(cursor)
        yield rows
        if cursor is None:
            return
