"""One call at a time: a call inside of another one's coroutine waits for ever.

Verdict: DEADLOCK
"""

import asyncio
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

_lock = threading.Lock()


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    context = contextvars.copy_context()
    with _lock, ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(context.run, asyncio.run, coro).result()
