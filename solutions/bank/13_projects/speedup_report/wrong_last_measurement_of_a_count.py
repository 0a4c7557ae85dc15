"""Rows by count: of two measurements of the same count, the later one stands for both.

Verdict: WRONG_RESULT
"""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    async def one_after_the_other(some):
        for url in some:
            await fetch(url)

    async def all_at_once(some):
        await asyncio.gather(*(fetch(url) for url in some))

    rows = {}
    for count in counts:
        sequential = await _seconds(one_after_the_other(urls[:count]))
        concurrent = await _seconds(all_at_once(urls[:count]))
        rows[count] = (count, sequential, concurrent, sequential / concurrent if concurrent else 1.0)
    return [rows[count] for count in counts]


async def _seconds(job):
    began = time.perf_counter()
    await job
    return time.perf_counter() - began
