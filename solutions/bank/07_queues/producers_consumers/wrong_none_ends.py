"""Takes None for the end mark, but it may be a parcel.

Verdict: WRONG_RESULT
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    total = 0

    async def unload(van):
        nonlocal total
        async for parcel in van:
            total += 1
            await queue.put(parcel)

    async def work():
        while (parcel := await queue.get()) is not None:
            await stamp(parcel)

    async with asyncio.TaskGroup() as group:
        for _ in range(clerks):
            group.create_task(work())
        async with asyncio.TaskGroup() as unloading:
            for van in vans:
                unloading.create_task(unload(van))
        for _ in range(clerks):
            await queue.put(None)
    return total
