"""Makes a new semaphore for each item, so nobody ever waits.

Verdict: UNBOUNDED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    async def one(item):
        async with asyncio.Semaphore(limit):
            return await fetch(item)

    return await asyncio.gather(*map(one, items))
