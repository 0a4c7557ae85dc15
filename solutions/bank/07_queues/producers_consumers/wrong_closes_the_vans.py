"""Closes each van with aclose, which only generators have.

Verdict: WRONG_RESULT
"""

import asyncio
from contextlib import aclosing


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()
    count = 0

    async def unload(van):
        async with aclosing(van):
            async for p in van:
                await queue.put(p)

    async def clerk():
        nonlocal count
        while True:
            p = await queue.get()
            await stamp(p)
            count += 1
            queue.task_done()

    tasks = [asyncio.create_task(clerk()) for _ in range(clerks)]
    vs = [asyncio.create_task(unload(v)) for v in vans]
    try:
        await asyncio.gather(*vs)
        await queue.join()
        return count
    finally:
        for t in tasks + vs:
            t.cancel()
        await asyncio.gather(*tasks, *vs, return_exceptions=True)
