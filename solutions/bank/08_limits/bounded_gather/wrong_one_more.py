"""Waits only when there is one too many already.

Verdict: UNBOUNDED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    tasks, running = [], set()
    for item in items:
        if len(running) > limit:
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        tasks.append(asyncio.create_task(fetch(item)))
        running.add(tasks[-1])
    return [await task for task in tasks]
