"""One thread for the whole program: every station waits for the others.

Verdict: WRONG_TIMING
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor(1)


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = asyncio.Semaphore(capacity)

    async def produce():
        while True:
            async with asyncio.timeout(None):
                await room.acquire()
            call = loop.run_in_executor(POOL, read)
            try:
                item = await asyncio.shield(call)
            except asyncio.CancelledError:
                await asyncio.wait([call])
                raise
            except Exception as e:
                queue.put_nowait(("error", e))
                return
            queue.put_nowait(("item", item))
            if item is None:
                return

    task = asyncio.create_task(produce())
    try:
        while True:
            kind, item = await queue.get()
            if kind == "error":
                raise item
            if item is None:
                return
            room.release()
            yield item
    finally:
        task.cancel()
        await asyncio.wait([task])
