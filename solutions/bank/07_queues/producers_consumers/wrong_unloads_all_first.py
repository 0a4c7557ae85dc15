"""Lets the clerks begin only when the last van is empty.

Verdict: WRONG_TIMING
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()

    async def unload(van):
        async for parcel in van:
            await queue.put(parcel)

    async def work():
        while not queue.empty():
            await stamp(queue.get_nowait())

    await asyncio.gather(*(unload(van) for van in vans))
    total = queue.qsize()
    async with asyncio.TaskGroup() as group:
        for _ in range(clerks):
            group.create_task(work())
    return total
