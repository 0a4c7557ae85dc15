"""Starts one clerk only.

Verdict: SEQUENTIAL
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

    worker = asyncio.create_task(work())
    try:
        await asyncio.gather(*(unload(van) for van in vans))
        await queue.join()
    finally:
        worker.cancel()
    return total
