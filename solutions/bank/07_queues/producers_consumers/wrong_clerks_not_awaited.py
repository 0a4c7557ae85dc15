"""Cancels the clerks at the end, and returns before they have gone.

Verdict: LEAKED_TASK
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    number = 0

    async def unload(van):
        nonlocal number
        async for parcel in van:
            number += 1
            await queue.put(parcel)

    async def work():
        while True:
            parcel = await queue.get()
            await stamp(parcel)
            queue.task_done()

    workers = [asyncio.create_task(work()) for _ in range(clerks)]
    try:
        async with asyncio.TaskGroup() as group:
            for van in vans:
                group.create_task(unload(van))
        await queue.join()
    finally:
        for worker in workers:
            worker.cancel()
    return number
