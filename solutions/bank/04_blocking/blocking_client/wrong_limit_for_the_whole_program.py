"""All callers share one pool, which the first of them made.

Verdict: WRONG_TIMING
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

pool = None


async def load_all(load, numbers, limit):
    global pool
    if pool is None:
        pool = ThreadPoolExecutor(limit)
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(pool, copy_context().run, load, number) for number in numbers))
