"""Returns what it has when it is cancelled.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def gather_in_order(coroutines):
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    results = []
    for task in tasks:
        try:
            results.append(await task)
        except asyncio.CancelledError:
            task.cancel()
            results.append(None)
    return results
