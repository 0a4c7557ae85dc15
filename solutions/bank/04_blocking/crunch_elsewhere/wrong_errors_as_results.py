"""Puts the errors into the list.

Verdict: LOST_ERROR
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    return await asyncio.gather(*jobs, return_exceptions=True)
