"""Measures the two runs of a row at the same time.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    async def timed(job):
        start = time.perf_counter()
        await job
        return time.perf_counter() - start

    async def one_by_one(some):
        for url in some:
            await fetch(url)

    async def together(some):
        await asyncio.gather(*map(fetch, some))

    rows = []
    for count in counts:
        some = urls[:count]
        slow, quick = await asyncio.gather(timed(one_by_one(some)), timed(together(some)))
        rows.append((count, slow, quick, slow / quick if quick else 1.0))
    return rows
