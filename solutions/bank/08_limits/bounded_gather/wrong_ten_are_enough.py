"""Never lets more than ten run, whatever the limit says.

Verdict: WRONG_TIMING
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    sem = asyncio.Semaphore(min(limit, 10))

    async def one(item):
        async with sem:
            return await fetch(item)

    return list(await asyncio.gather(*map(one, items)))
