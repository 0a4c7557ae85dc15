"""A coroutine function that returns a list.

Verdict: BROKEN
"""


async def all_rows(fetch_page):
    everything = []
    cursor = None
    while True:
        rows, cursor = await fetch_page(cursor)
        everything.extend(rows)
        if cursor is None:
            return everything
