"""Several workers ask the generator for the next item at the same time.

Verdict: WRONG_RESULT
"""

import asyncio


async def process_all(source, work, limit):
    done = failed = 0

    async def worker():
        nonlocal done, failed
        async for item in source:
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1

    await asyncio.gather(*(worker() for _ in range(limit)))
    return done, failed
