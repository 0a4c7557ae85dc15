"""Each van brings an end mark, and each clerk goes home at his first: with more vans than clerks, too early.

Verdict: WRONG_RESULT
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
        await queue.put(end)

    async def work():
        while (parcel := await queue.get()) is not end:
            await stamp(parcel)

    async with asyncio.TaskGroup() as group:
        for van in vans:
            group.create_task(unload(van))
        for _ in range(clerks):
            group.create_task(work())
    return total
