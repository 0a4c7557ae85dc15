"""Makes a loop in the thread and never closes it.

Verdict: LEAKED_RESOURCE
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)

    def work():
        return asyncio.new_event_loop().run_until_complete(coro)

    context = contextvars.copy_context()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(context.run, work).result()
