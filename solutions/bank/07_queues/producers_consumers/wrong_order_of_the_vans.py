"""A PriorityQueue by the number of the van: the parcels of the first van overtake all others.

Verdict: WRONG_RESULT
"""

import asyncio
from itertools import count


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.PriorityQueue()
    order = count()

    async def unload(place, van):
        async for parcel in van:
            queue.put_nowait((place, next(order), parcel))

    async def work():
        while True:
            _, _, parcel = await queue.get()
            await stamp(parcel)
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(clerks)]
        async with asyncio.TaskGroup() as unloading:
            for place, van in enumerate(vans):
                unloading.create_task(unload(place, van))
        await queue.join()
        for worker in workers:
            worker.cancel()
    return next(order)
