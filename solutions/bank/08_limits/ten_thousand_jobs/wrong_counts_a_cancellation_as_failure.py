"""Catches the cancellation as if it were a failure of the work.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def process_all(source, work, limit):
    lock = asyncio.Lock()
    done = failed = 0
    broken = None

    async def worker():
        nonlocal done, failed, broken
        while broken is None:
            async with lock:
                try:
                    item = await anext(source)
                except StopAsyncIteration:
                    return
                except Exception as error:
                    broken = error
                    return
            try:
                await work(item)
                done += 1
            except BaseException:
                failed += 1
            del item

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        await asyncio.gather(*workers)
    except asyncio.CancelledError:
        await asyncio.wait(workers)
    if broken:
        raise broken
    return done, failed
