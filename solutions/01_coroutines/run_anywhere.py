"""Reference: run_anywhere."""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        # No loop in this thread. asyncio.run makes one, and closes it whatever happens.
        return asyncio.run(coro)

    # This thread has its loop, another thread has none: there asyncio.run works as usual.
    # A new thread starts with empty context variables, so it gets a copy of ours.
    context = contextvars.copy_context()
    with ThreadPoolExecutor(max_workers=1) as pool:
        # result() waits, and raises here what the coroutine raised there.
        return pool.submit(context.run, asyncio.run, coro).result()
