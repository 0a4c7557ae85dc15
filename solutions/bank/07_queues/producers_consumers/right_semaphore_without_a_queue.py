"""A task for each parcel, behind a semaphore: its waiters are the queue."""

import asyncio


async def stamp_all(vans, stamp, clerks):
    free = asyncio.Semaphore(clerks)
    count = 0

    async def work(parcel):
        async with free:
            await stamp(parcel)

    async def unload(van, group):
        nonlocal count
        async for parcel in van:
            count += 1
            group.create_task(work(parcel))

    async with asyncio.TaskGroup() as group:
        for van in vans:
            group.create_task(unload(van, group))
    return count
