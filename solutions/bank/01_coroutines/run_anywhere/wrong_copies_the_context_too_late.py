"""Copies the context in the new thread, where it is empty.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def _work(coro):
    return contextvars.copy_context().run(asyncio.run, coro)


def run_sync(coro):
    with ThreadPoolExecutor() as pool:
        return pool.submit(_work, coro).result()
