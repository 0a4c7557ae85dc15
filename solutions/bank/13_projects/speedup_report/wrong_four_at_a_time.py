"""Limits the concurrent run to four at a time, which nobody asked for.

Verdict: UNDERUSED
"""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    rows = []
    for count in counts:
        some = urls[:count]
        start = time.perf_counter()
        for url in some:
            await fetch(url)
        sequential = time.perf_counter() - start
        start = time.perf_counter()
        gate = asyncio.Semaphore(4)

        async def one(url):
            async with gate:
                await fetch(url)

        await asyncio.gather(*(one(url) for url in some))
        concurrent = time.perf_counter() - start
        speedup = sequential / concurrent if concurrent else 1.0
        rows.append((count, sequential, concurrent, speedup))
    return rows
