"""When it is cancelled, it waits until its threads have ended.

Verdict: WRONG_TIMING
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(limit)
    try:
        calls = [loop.run_in_executor(pool, copy_context().run, load, number) for number in numbers]
        return await asyncio.gather(*calls)
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
