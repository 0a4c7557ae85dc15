"""Collects the results as they come.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)

    async def one(item):
        async with room:
            return await fetch(item)

    return [await done for done in asyncio.as_completed([one(item) for item in items])]
