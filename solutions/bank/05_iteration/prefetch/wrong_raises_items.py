"""Raises every exception object, also those that are items.

Verdict: WRONG_RESULT
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
            queue.put_nowait(("item", error))

    producer = asyncio.create_task(produce())
    try:
        while True:
            label, value = await queue.get()
            if label == "end":
                return
            if isinstance(value, Exception):
                raise value
            room.release()
            yield value
    finally:
        producer.cancel()
        await asyncio.wait([producer])
        await source.aclose()
