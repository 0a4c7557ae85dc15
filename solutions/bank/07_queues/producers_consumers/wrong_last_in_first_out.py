"""A stack instead of a queue.

Verdict: WRONG_RESULT
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.LifoQueue()
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
    try:
        await asyncio.gather(*(unload(van) for van in vans))
        await queue.join()
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.wait(workers)
    return total
