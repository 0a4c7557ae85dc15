"""Cancels the tasks, but does not wait for their cleanup.

Verdict: LEAKED_TASK
"""

import asyncio


async def gather_in_order(coroutines):
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        return [await task for task in tasks]
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        raise
