"""A call that fails never gives its place back.

Verdict: DEADLOCK
"""

import asyncio


async def process_all(source, work, limit):
    room = asyncio.Semaphore(limit)
    done = failed = 0

    async def one(item):
        nonlocal done, failed
        try:
            await work(item)
            done += 1
            room.release()
        except Exception:
            failed += 1

    async with asyncio.TaskGroup() as group:
        async for item in source:
            await room.acquire()
            group.create_task(one(item))
    return done, failed
