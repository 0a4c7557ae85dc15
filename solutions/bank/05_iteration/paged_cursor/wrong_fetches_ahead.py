"""A task fetches the next page while the loop works on this one.

Verdict: WRONG_TIMING
"""

import asyncio


async def all_rows(fetch_page):
    task = asyncio.create_task(fetch_page(None))
    while task:
        rows, cursor = await task
        task = None if cursor is None else asyncio.create_task(fetch_page(cursor))
        for row in rows:
            yield row
