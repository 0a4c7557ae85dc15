"""Calls task_done() when it takes a parcel, so join() returns while the last one is being stamped.

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
        while True:
            parcel = await queue.get()
            queue.task_done()
            await stamp(parcel)

    workers = [asyncio.create_task(work()) for _ in range(clerks)]
    await asyncio.gather(*(unload(van) for van in vans))
    await queue.join()
    for worker in workers:
        worker.cancel()
    return total
