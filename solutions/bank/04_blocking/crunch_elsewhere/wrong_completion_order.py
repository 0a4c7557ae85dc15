"""Returns the results as they come.

Verdict: WRONG_RESULT
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    return [await job for job in asyncio.as_completed(jobs)]
