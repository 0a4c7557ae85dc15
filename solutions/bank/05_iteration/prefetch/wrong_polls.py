"""Asks every tenth of a second whether an item has come.

Verdict: WRONG_TIMING
"""

import asyncio


async def prefetch(source, ahead):
    queue = asyncio.Queue()
    room = asyncio.Semaphore(ahead)

    async def produce():
        try:
            await room.acquire()
            async for item in source:
                queue.put_nowait(("item", item))
                await room.acquire()
            queue.put_nowait(("end", None))
        except Exception as error:
            queue.put_nowait(("error", error))

    producer = asyncio.create_task(produce())
    try:
        while True:
            while queue.empty():
                await asyncio.sleep(0.1)
            label, value = queue.get_nowait()
            if label == "end":
                return
            if label == "error":
                raise value
            room.release()
            yield value
    finally:
        producer.cancel()
        await asyncio.wait([producer])
        await source.aclose()
