"""Looks whether the sequential run took 0 seconds, and divides by the time of the other one.

Verdict: WRONG_RESULT
"""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    async def one_after_the_other(some):
        for url in some:
            await fetch(url)

    async def all_at_once(some):
        async with asyncio.TaskGroup() as group:
            for url in some:
                group.create_task(fetch(url))

    rows = []
    for count in counts:
        sequential = await _seconds(one_after_the_other(urls[:count]))
        concurrent = await _seconds(all_at_once(urls[:count]))
        rows.append((count, sequential, concurrent, sequential / concurrent if sequential else 1.0))
    return rows


async def _seconds(job):
    # perf_counter is made for this: it never jumps, as time.time() does when somebody sets the clock.
    began = time.perf_counter()
    await job
    return time.perf_counter() - began
