"""Takes an empty queue for the end of the work, and cancels the clerks in the middle of it.

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
            await stamp(await queue.get())

    workers = [asyncio.create_task(work()) for _ in range(clerks)]
    await asyncio.gather(*(unload(van) for van in vans))
    while not queue.empty():
        await asyncio.sleep(0.25)
    for worker in workers:
        worker.cancel()
    await asyncio.wait(workers)
    return total
