"""Asks the queue again and again.

Verdict: RUNAWAY
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    total = 0
    unloaded = False

    async def unload(van):
        nonlocal total
        async for parcel in van:
            total += 1
            await queue.put(parcel)

    async def work():
        while not (unloaded and queue.empty()):
            if queue.empty():
                await asyncio.sleep(0)
            else:
                await stamp(queue.get_nowait())

    async with asyncio.TaskGroup() as group:
        for _ in range(clerks):
            group.create_task(work())
        await asyncio.gather(*(unload(van) for van in vans))
        unloaded = True
    return total
