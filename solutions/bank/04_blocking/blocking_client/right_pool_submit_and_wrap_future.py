"""Hands each call to a pool of its own with submit, and wraps the pool's futures."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context


async def load_all(load, numbers, limit):
    pool = ThreadPoolExecutor(max_workers=limit)
    futures = [asyncio.wrap_future(pool.submit(copy_context().run, load, number)) for number in numbers]
    try:
        return [await future for future in futures]
    finally:
        for future in futures:
            future.cancel()
        pool.shutdown(wait=False)
