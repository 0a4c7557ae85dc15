"""A limited queue; join() tells when all is done, and the clerks are then cancelled."""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue(maxsize=clerks)
    total = 0

    async def unload(van):
        nonlocal total
        async for parcel in van:
            total += 1
            await queue.put(parcel)

    async def work():
        while True:
            parcel = await queue.get()
            try:
                await stamp(parcel)
            finally:
                queue.task_done()

    workers = [asyncio.create_task(work()) for _ in range(clerks)]
    try:
        await asyncio.gather(*(unload(van) for van in vans))
        await queue.join()
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return total
