"""Deals the parcels out in turn, so one clerk has nothing to do while another has too much.

Verdict: UNDERUSED
"""

import asyncio
import itertools


async def stamp_all(vans, stamp, clerks):
    queues = [asyncio.Queue() for _ in range(clerks)]
    turn = itertools.cycle(queues)
    end = object()
    total = 0

    async def unload(van):
        nonlocal total
        async for parcel in van:
            total += 1
            await next(turn).put(parcel)

    async def work(queue):
        while (parcel := await queue.get()) is not end:
            await stamp(parcel)

    async with asyncio.TaskGroup() as group:
        for queue in queues:
            group.create_task(work(queue))
        async with asyncio.TaskGroup() as unloading:
            for van in vans:
                unloading.create_task(unload(van))
        for queue in queues:
            await queue.put(end)
    return total
