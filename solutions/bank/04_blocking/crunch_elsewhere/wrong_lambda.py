"""Hands over a lambda, which cannot be pickled.

Verdict: WRONG_RESULT
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, lambda item=item: work(item)) for item in items]
    try:
        return await asyncio.gather(*jobs)
    finally:
        for job in jobs:
            job.cancel()
