"""Uses None as the sign that the source has ended.

Verdict: WRONG_RESULT
"""

import asyncio


async def process_all(source, work, limit):
    lock = asyncio.Lock()
    done = failed = 0

    async def worker():
        nonlocal done, failed
        while True:
            async with lock:
                item = await anext(source, None)
            if item is None:
                return
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1

    await asyncio.gather(*(worker() for _ in range(limit)))
    return done, failed
