"""One thread does everything, so a cancellation stops nothing.

Verdict: WRONG_RESULT
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context


async def load_all(load, numbers, limit):
    def load_them():
        pool = ThreadPoolExecutor(limit)
        futures = [pool.submit(context.copy().run, load, number) for number in numbers]
        return [future.result() for future in futures]

    context = copy_context()
    return await asyncio.to_thread(load_them)
