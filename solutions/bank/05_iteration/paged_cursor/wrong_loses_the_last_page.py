"""Looks at the cursor before it gives out the rows.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    rows, cursor = await fetch_page(None)
    while cursor is not None:
        for row in rows:
            yield row
        rows, cursor = await fetch_page(cursor)
