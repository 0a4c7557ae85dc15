"""Leaves out the results that are None.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)

    async def fetch_in_turn(item):
        async with room:
            return await fetch(item)

    results = await asyncio.gather(*(fetch_in_turn(item) for item in items))
    return [result for result in results if result is not None]
