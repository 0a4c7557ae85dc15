"""Sees an error only when all the jobs before it have ended.

Verdict: WRONG_TIMING
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    try:
        return [await job for job in jobs]
    finally:
        for job in jobs:
            job.cancel()
