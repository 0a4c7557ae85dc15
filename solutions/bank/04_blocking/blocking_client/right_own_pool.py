"""A pool of its own, with `limit` threads, and a copy of the context for each call."""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(limit, thread_name_prefix="customers")
    try:
        calls = [loop.run_in_executor(pool, contextvars.copy_context().run, load, number) for number in numbers]
        return await asyncio.gather(*calls)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
