"""One place stays free.

Verdict: UNDERUSED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    tasks, running = [], set()
    for item in items:
        running = {task for task in running if not task.done()}
        if len(running) >= max(limit - 1, 1):
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        tasks.append(asyncio.create_task(fetch(item)))
        running.add(tasks[-1])
    return [await task for task in tasks]
