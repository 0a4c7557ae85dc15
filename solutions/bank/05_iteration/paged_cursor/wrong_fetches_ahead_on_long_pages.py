"""On pages of three rows and more, the next page is fetched when the last row is given.

Verdict: WRONG_TIMING
"""

import asyncio


async def all_rows(fetch_page):
    cursor = None
    following = None
    while True:
        rows, cursor = await (following or fetch_page(cursor))
        following = None
        for i, r in enumerate(rows):
            if i == len(rows) - 1 and len(rows) > 2 and cursor is not None:
                following = asyncio.create_task(fetch_page(cursor))
            yield r
        if cursor is None:
            return
