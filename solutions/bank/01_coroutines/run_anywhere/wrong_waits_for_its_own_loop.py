"""Blocks the loop until that loop has done the work.

Verdict: DEADLOCK
"""

import asyncio


def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    return asyncio.run_coroutine_threadsafe(coro, loop).result()
