"""The with block of the pool waits for the calls that run, and blocks the loop.

Verdict: BLOCKED_LOOP
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(limit) as pool:
        calls = [loop.run_in_executor(pool, copy_context().run, load, number) for number in numbers]
        return await asyncio.gather(*calls)
