"""Cancelled when only the clerks are left, it stops them, and returns as if all were done.

Verdict: SWALLOWED_CANCEL
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
    except BaseException:
        for worker in workers:
            worker.cancel()
        raise
    try:
        await queue.join()
    except asyncio.CancelledError:
        pass
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return number
