"""A new thread starts with empty context variables.

Verdict: WRONG_RESULT
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coro).result()
