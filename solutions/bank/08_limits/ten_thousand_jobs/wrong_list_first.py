"""Reads the whole source into a list before it begins.

Verdict: WRONG_TIMING
"""

import asyncio


async def process_all(source, work, limit):
    items = iter([item async for item in source])
    done = failed = 0

    async def worker():
        nonlocal done, failed
        for item in items:
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return done, failed
