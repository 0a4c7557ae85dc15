"""Makes a task for every item: they all wait in front of the semaphore.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def process_all(source, work, limit):
    room = asyncio.Semaphore(limit)
    done = failed = 0

    async def one(item):
        nonlocal done, failed
        async with room:
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1

    async with asyncio.TaskGroup() as group:
        async for item in source:
            group.create_task(one(item))
    return done, failed
