"""One context cannot be entered by two threads at once.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    context = contextvars.copy_context()
    pool = ThreadPoolExecutor(limit)
    try:
        calls = [loop.run_in_executor(pool, context.run, load, number) for number in numbers]
        return await asyncio.gather(*calls)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
