"""Hands over 16 jobs at a time, and the pool may have more workers.

Verdict: UNDERUSED
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    room = asyncio.Semaphore(16)

    async def crunch(item):
        async with room:
            return await loop.run_in_executor(pool, work, item)

    jobs = [asyncio.create_task(crunch(item)) for item in items]
    try:
        return await asyncio.gather(*jobs)
    finally:
        for job in jobs:
            job.cancel()
