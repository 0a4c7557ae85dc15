"""Uses False as the sign of a failure: a call may return it, too.

Verdict: WRONG_RESULT
"""

import asyncio


async def process_all(source, work, limit):
    sem = asyncio.Semaphore(limit)
    running = set()
    done = failed = 0

    async def one(item):
        nonlocal done, failed
        try:
            result = await work(item)
        except Exception:
            result = False
        finally:
            sem.release()
        if result is False:
            failed += 1
        else:
            done += 1

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
    return done, failed
