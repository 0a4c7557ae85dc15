"""Fetches all the pages, and then gives out the rows.

Verdict: WRONG_TIMING
"""


async def all_rows(fetch_page):
    everything = []
    cursor = None
    while True:
        rows, cursor = await fetch_page(cursor)
        everything.extend(rows)
        if cursor is None:
            break
    for row in everything:
        yield row
