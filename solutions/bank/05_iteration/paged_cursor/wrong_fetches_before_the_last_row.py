"""Fetches the next page before it gives out the last row of this one.

Verdict: WRONG_TIMING
"""


async def all_rows(fetch_page):
    rows, cursor = await fetch_page(None)
    rows = list(rows)
    while rows:
        if len(rows) == 1 and cursor is not None:
            more, cursor = await fetch_page(cursor)
            rows.extend(more)
        yield rows.pop(0)
        while not rows and cursor is not None:
            rows, cursor = await fetch_page(cursor)
