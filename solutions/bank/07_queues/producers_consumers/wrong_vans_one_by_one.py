"""Unloads one van after the other.

Verdict: SEQUENTIAL
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    end = object()
    total = 0

    async def work():
        while (parcel := await queue.get()) is not end:
            await stamp(parcel)

    async with asyncio.TaskGroup() as group:
        for _ in range(clerks):
            group.create_task(work())
        for van in vans:
            async for parcel in van:
                total += 1
                await queue.put(parcel)
        for _ in range(clerks):
            await queue.put(end)
    return total
