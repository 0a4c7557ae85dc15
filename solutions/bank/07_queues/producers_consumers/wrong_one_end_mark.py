"""One end mark for all clerks: the first one takes it, and the others wait for ever.

Verdict: DEADLOCK
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    end = object()
    total = 0

    async def unload(van):
        nonlocal total
        async for parcel in van:
            total += 1
            await queue.put(parcel)

    async def work():
        while (parcel := await queue.get()) is not end:
            await stamp(parcel)

    async with asyncio.TaskGroup() as group:
        for _ in range(clerks):
            group.create_task(work())
        await asyncio.gather(*(unload(van) for van in vans))
        await queue.put(end)
    return total
