"""The threads of a pool do all of the work in time, and the loop looks now and then whether they have.

Verdict: WRONG_TIMING
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
import contextvars


async def load_all(load, numbers, limit):
    pool = ThreadPoolExecutor(limit)
    futures = [pool.submit(contextvars.copy_context().run, load, n) for n in numbers]
    try:
        while not all(f.done() for f in futures):
            await asyncio.sleep(0.618)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return [f.result() for f in futures]
