"""Reference: producers_consumers."""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    # An object of our own marks the end: None could be a parcel.
    end = object()

    async def unload(van):
        unloaded = 0
        async for parcel in van:
            await queue.put(parcel)
            unloaded += 1
        return unloaded

    async def work():
        while (parcel := await queue.get()) is not end:
            await stamp(parcel)

    # The outer group waits for the clerks, the inner one for the vans. If we are cancelled,
    # both cancel their tasks and wait for them.
    async with asyncio.TaskGroup() as group:
        for _ in range(clerks):
            group.create_task(work())
        async with asyncio.TaskGroup() as unloading:
            counts = [unloading.create_task(unload(van)) for van in vans]
        # The queue keeps its order, so the clerks meet the marks after the last parcel.
        # One mark for each clerk: whoever takes one goes home and takes no other.
        for _ in range(clerks):
            await queue.put(end)
    return sum(count.result() for count in counts)
