"""A semaphore around a loop that awaits each call.

Verdict: SEQUENTIAL
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)
    results = []
    for item in items:
        async with room:
            results.append(await fetch(item))
    return results
