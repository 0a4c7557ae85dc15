"""Waits for the cleanups, but for 2 seconds at most.

Verdict: LEAKED_TASK
"""

import asyncio


async def gather_in_order(coroutines):
    tasks = [asyncio.ensure_future(c) for c in coroutines]
    try:
        if tasks:
            await asyncio.wait(tasks)
        return [task.result() for task in tasks]
    finally:
        for t in tasks:
            t.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=2)
