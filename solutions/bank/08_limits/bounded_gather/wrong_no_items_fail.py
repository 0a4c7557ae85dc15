"""asyncio.wait refuses an empty set.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    room = asyncio.Semaphore(limit)

    async def one(item):
        async with room:
            return await fetch(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    await asyncio.wait(tasks)
    return [task.result() for task in tasks]
