"""Hands an error over as a tuple, and takes every tuple for one.

Verdict: WRONG_RESULT
"""

import asyncio


async def prefetch(source, ahead):
    q = asyncio.Queue()
    room = asyncio.Semaphore(ahead)

    async def fill():
        try:
            while True:
                await room.acquire()
                await q.put(await anext(source))
        except StopAsyncIteration:
            await q.put(StopAsyncIteration)
        except Exception as e:
            await q.put(("error", e))

    t = asyncio.create_task(fill())
    try:
        while (item := await q.get()) is not StopAsyncIteration:
            if isinstance(item, tuple):
                raise item[1]
            room.release()
            yield item
    finally:
        t.cancel()
        await asyncio.wait([t])
        await source.aclose()
