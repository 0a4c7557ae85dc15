"""The source's error ends one worker, and the others go on asking.

Verdict: WRONG_RESULT
"""

import asyncio


async def process_all(source, work, limit):
    it = aiter(source)
    lock = asyncio.Lock()
    done = failed = 0

    async def worker():
        nonlocal done, failed
        while True:
            async with lock:
                try:
                    item = await anext(it)
                except StopAsyncIteration:
                    return
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1

    ws = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        results = await asyncio.gather(*ws, return_exceptions=True)
    finally:
        for w in ws:
            w.cancel()
        await asyncio.gather(*ws, return_exceptions=True)
    for r in results:
        if r is not None:
            raise r
    return done, failed
