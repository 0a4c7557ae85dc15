"""Bounded concurrency, but a list of all tasks that grows for ever.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def process_all(source, work, limit):
    room = asyncio.Semaphore(limit)

    async def one(item):
        try:
            await work(item)
        finally:
            room.release()

    tasks = []
    try:
        async for item in source:
            await room.acquire()
            tasks.append(asyncio.create_task(one(item)))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    results = await asyncio.gather(*tasks, return_exceptions=True)
    failed = sum(isinstance(result, Exception) for result in results)
    return len(results) - failed, failed
