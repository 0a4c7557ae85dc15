"""Keeps the results in the module, where two calls of bounded_gather overwrite each other's.

Verdict: WRONG_RESULT
"""

import asyncio

results = {}


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)

    async def one(number, item):
        async with room:
            results[number] = await fetch(item)

    await asyncio.gather(*(one(number, item) for number, item in enumerate(items)))
    return [results[number] for number in range(len(items))]
