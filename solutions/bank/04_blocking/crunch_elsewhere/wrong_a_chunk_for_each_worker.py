"""Cuts the items into as many chunks as there are workers.

Verdict: WRONG_RESULT
"""

import asyncio


def crunch_list(work, items):
    return [work(item) for item in items]


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    size = -(-len(items) // pool._max_workers) or 1
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    jobs = [loop.run_in_executor(pool, crunch_list, work, chunk) for chunk in chunks]
    try:
        return [result for results in await asyncio.gather(*jobs) for result in results]
    finally:
        for job in jobs:
            job.cancel()
