"""Measures all rows at the same time: a total that nobody can compare with anything.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    async def row(count):
        start = time.perf_counter()
        for url in urls[:count]:
            await fetch(url)
        middle = time.perf_counter()
        await asyncio.gather(*map(fetch, urls[:count]))
        end = time.perf_counter()
        return count, middle - start, end - middle, (middle - start) / (end - middle) if end > middle else 1.0

    return list(await asyncio.gather(*map(row, counts)))
