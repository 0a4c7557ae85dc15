"""An asynchronous generator for the sequential run, datetime as the clock, tasks awaited one by one."""

import asyncio
import itertools
from datetime import datetime


async def timed(job):
    began = datetime.now()
    await job
    return (datetime.now() - began).total_seconds()


async def speedup_report(fetch, urls, counts):
    async def apart(n):
        async for _ in visits(n):
            pass

    async def visits(n):
        for url in itertools.islice(urls, n):
            yield await fetch(url)

    async def together(n):
        tasks = [asyncio.ensure_future(fetch(url)) for url in itertools.islice(urls, n)]
        for task in tasks:
            await task

    table = []
    for n in counts:
        sequential = await timed(apart(n))
        concurrent = await timed(together(n))
        table.append((n, sequential, concurrent, 1.0 if concurrent == 0 else sequential / concurrent))
    return table
