"""Hands a job over only when the one before has ended.

Verdict: SEQUENTIAL
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    return [await loop.run_in_executor(pool, work, item) for item in items]
