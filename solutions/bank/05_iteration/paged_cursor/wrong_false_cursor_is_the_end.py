"""Ends at every cursor that is false, not only at None.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    cursor = None
    while True:
        rows, cursor = await fetch_page(cursor)
        for row in rows:
            yield row
        if not cursor:
            return
