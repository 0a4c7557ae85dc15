"""One function for both runs: a semaphore of 1 makes it sequential. The clock is perf_counter_ns."""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    async def run(some, at_once):
        gate = asyncio.Semaphore(at_once)

        async def one(url):
            async with gate:
                await fetch(url)

        began = time.perf_counter_ns()
        await asyncio.gather(*(one(url) for url in some))
        return (time.perf_counter_ns() - began) / 1e9

    def row(count, slow, quick):
        return count, slow, quick, slow / (quick or slow or 1) if quick else 1

    return [row(n, await run(urls[:n], 1), await run(urls[:n], max(n, 1))) for n in counts]
