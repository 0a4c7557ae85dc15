"""Asks again and again whether there is room.

Verdict: RUNAWAY
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    tasks = []
    for item in items:
        while sum(not task.done() for task in tasks) >= limit:
            await asyncio.sleep(0)
        tasks.append(asyncio.create_task(fetch(item)))
    return [await task for task in tasks]
