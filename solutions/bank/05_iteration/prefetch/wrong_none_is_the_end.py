"""None in the queue means the end, and may be an item.

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
                queue.put_nowait(item)
                await room.acquire()
            queue.put_nowait(None)
        except Exception as error:
            queue.put_nowait(("error", error))

    producer = asyncio.create_task(produce())
    try:
        while True:
            value = await queue.get()
            if value is None:
                return
            if isinstance(value, tuple):
                raise value[1]
            room.release()
            yield value
    finally:
        producer.cancel()
        await asyncio.wait([producer])
        await source.aclose()
