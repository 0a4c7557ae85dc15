"""Starts a thread for every number, and lets the threads stand in a line.

Verdict: UNBOUNDED
"""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    room = threading.Semaphore(limit)

    def load_one(number):
        with room:
            return load(number)

    pool = ThreadPoolExecutor(len(numbers) or 1)
    try:
        calls = [loop.run_in_executor(pool, copy_context().run, load_one, number) for number in numbers]
        return await asyncio.gather(*calls)
    finally:
        pool.shutdown(wait=False)
