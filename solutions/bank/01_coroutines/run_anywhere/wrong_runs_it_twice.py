"""Tries asyncio.run first, and hands the same coroutine to a thread if that fails.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def run_sync(coro):
    try:
        return asyncio.run(coro)
    except Exception:
        with ThreadPoolExecutor() as pool:
            return pool.submit(contextvars.copy_context().run, asyncio.run, coro).result()
