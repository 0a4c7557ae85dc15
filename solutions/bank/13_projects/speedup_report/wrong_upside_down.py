"""Divides the wrong way round.

Verdict: WRONG_RESULT
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
        await asyncio.gather(*(fetch(url) for url in some))
        concurrent = time.perf_counter() - start
        speedup = concurrent / sequential if concurrent else 1.0
        rows.append((count, sequential, concurrent, speedup))
    return rows
