"""Waits one second for the thread; after that the result is not there.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def run_sync(coro):
    pool = ThreadPoolExecutor(1)
    try:
        return pool.submit(contextvars.copy_context().run, asyncio.run, coro).result(timeout=1)
    finally:
        pool.shutdown(wait=False)
