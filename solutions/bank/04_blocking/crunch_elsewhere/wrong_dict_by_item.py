"""A dict from item to result: an item that is there twice has the result of its last job.

Verdict: WRONG_RESULT
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    try:
        found = dict(zip(items, await asyncio.gather(*jobs), strict=True))
    finally:
        for job in jobs:
            job.cancel()
    return [found[item] for item in items]
