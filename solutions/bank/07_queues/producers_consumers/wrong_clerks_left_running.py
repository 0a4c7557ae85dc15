"""Waits until all is done, and leaves the clerks waiting at the queue.

Verdict: LEAKED_TASK
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
            queue.task_done()

    workers = [asyncio.create_task(work()) for _ in range(clerks)]
    await asyncio.gather(*(unload(van) for van in vans))
    await queue.join()
    return total
