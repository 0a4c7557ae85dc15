"""Leaves the semaphore as soon as the task is made, not when it has ended.

Verdict: UNBOUNDED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)
    tasks = []
    for item in items:
        async with room:
            tasks.append(asyncio.create_task(fetch(item)))
    return await asyncio.gather(*tasks)
