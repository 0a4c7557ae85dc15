"""Results by the identity of their items: an item that is there twice has one result.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)
    results = {}

    async def fetch_in_turn(item):
        async with room:
            results[id(item)] = await fetch(item)

    await asyncio.gather(*(fetch_in_turn(item) for item in items))
    return [results[id(item)] for item in items]
