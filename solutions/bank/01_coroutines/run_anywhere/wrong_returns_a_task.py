"""Hands out a task that nobody can wait for without await.

Verdict: WRONG_RESULT
"""

import asyncio


def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    return loop.create_task(coro)
