"""Holds the source's lock during the work.

Verdict: SEQUENTIAL
"""

import asyncio


async def process_all(source, work, limit):
    lock = asyncio.Lock()
    done = failed = 0

    async def worker():
        nonlocal done, failed
        while True:
            async with lock:
                try:
                    item = await anext(source)
                except StopAsyncIteration:
                    return
                try:
                    await work(item)
                    done += 1
                except Exception:
                    failed += 1

    await asyncio.gather(*(worker() for _ in range(limit)))
    return done, failed
