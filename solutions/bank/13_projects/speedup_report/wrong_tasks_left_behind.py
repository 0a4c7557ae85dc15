"""Starts the tasks and forgets them.

Verdict: LEAKED_TASK
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
        tasks = [asyncio.create_task(fetch(url)) for url in some]
        concurrent = time.perf_counter() - start
        speedup = sequential / concurrent if concurrent else 1.0
        rows.append((count, sequential, concurrent, speedup))
    return rows
