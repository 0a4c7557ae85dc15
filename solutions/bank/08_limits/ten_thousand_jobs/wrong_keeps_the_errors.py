"""Collects the errors with their items, only to count them at the end.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def process_all(source, work, limit):
    sem = asyncio.Semaphore(limit)
    running = set()
    done = 0
    errors = []

    async def one(item):
        nonlocal done
        try:
            await work(item)
            done += 1
        except Exception as e:
            errors.append((item, e))
        finally:
            sem.release()

    try:
        async for item in source:
            await sem.acquire()
            t = asyncio.create_task(one(item))
            running.add(t)
            t.add_done_callback(running.discard)
        if running:
            await asyncio.wait(running)
    finally:
        rest = list(running)
        for t in rest:
            t.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
    return done, len(errors)
