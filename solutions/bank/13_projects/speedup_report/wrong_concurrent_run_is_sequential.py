"""Makes coroutines first and awaits them one by one: nothing runs at the same time.

Verdict: SEQUENTIAL
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
        for coroutine in [fetch(url) for url in some]:
            await coroutine
        concurrent = time.perf_counter() - start
        speedup = sequential / concurrent if concurrent else 1.0
        rows.append((count, sequential, concurrent, speedup))
    return rows
