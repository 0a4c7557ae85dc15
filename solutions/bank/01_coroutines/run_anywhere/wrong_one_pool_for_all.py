"""One pool with one thread for all calls: a call inside of another one's coroutine waits for ever.

Verdict: DEADLOCK
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor

_pool = ThreadPoolExecutor(max_workers=1)


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    context = contextvars.copy_context()
    return _pool.submit(context.run, asyncio.run, coro).result()
