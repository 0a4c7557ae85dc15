"""Sleeps on the loop's thread until the task is done: it never will be.

Verdict: BLOCKED_LOOP
"""

import asyncio
import time


def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    task = loop.create_task(coro)
    while not task.done():
        time.sleep(0.01)
    return task.result()
