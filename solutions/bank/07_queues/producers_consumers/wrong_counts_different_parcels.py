"""Collects the stamped parcels in a set: equal ones count once, and a list cannot be in it.

Verdict: WRONG_RESULT
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    seen = set()

    async def unload(van):
        async for p in van:
            await queue.put(p)

    async def clerk():
        while True:
            p = await queue.get()
            await stamp(p)
            seen.add(p)
            queue.task_done()

    tasks = [asyncio.create_task(clerk()) for _ in range(clerks)]
    vs = [asyncio.create_task(unload(v)) for v in vans]
    try:
        await asyncio.gather(*vs)
        await queue.join()
        return len(seen)
    finally:
        for t in tasks + vs:
            t.cancel()
        await asyncio.gather(*tasks, *vs, return_exceptions=True)
