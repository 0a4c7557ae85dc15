"""Closes the loop, but not when the coroutine fails.

Verdict: LEAKED_RESOURCE
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def _work(coro):
    loop = asyncio.new_event_loop()
    result = loop.run_until_complete(coro)
    loop.close()
    return result


def run_sync(coro):
    context = contextvars.copy_context()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(context.run, _work, coro).result()
