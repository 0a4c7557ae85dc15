"""Collects `limit` items and waits until all of them are done.

Verdict: UNDERUSED
"""

import asyncio


async def process_all(source, work, limit):
    done = failed = 0
    chunk = []

    async def flush():
        nonlocal done, failed
        for result in await asyncio.gather(*map(work, chunk), return_exceptions=True):
            if isinstance(result, Exception):
                failed += 1
            else:
                done += 1
        chunk.clear()

    async for item in source:
        chunk.append(item)
        if len(chunk) == limit:
            await flush()
    await flush()
    return done, failed
