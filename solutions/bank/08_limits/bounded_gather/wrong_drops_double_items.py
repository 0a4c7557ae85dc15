"""A dict has room for each item once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)
    results = {}

    async def one(item):
        async with room:
            results[str(item)] = await fetch(item)

    await asyncio.gather(*map(one, {str(item): item for item in items}.values()))
    return [results[key] for key in dict.fromkeys(map(str, items))]
