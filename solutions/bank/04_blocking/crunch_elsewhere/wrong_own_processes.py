"""Makes a multiprocessing pool for each item.

Verdict: FORBIDDEN
"""

import asyncio
import multiprocessing


def in_new_process(work, item):
    with multiprocessing.Pool(1) as pool:
        return pool.apply(work, (item,))


async def crunch_all(pool, work, items):
    return await asyncio.gather(*(asyncio.to_thread(in_new_process, work, item) for item in items))
