"""The queue belongs to the module, so two loops take each other's items.

Verdict: WRONG_RESULT
"""

import asyncio
from contextlib import aclosing

queue = asyncio.Queue()


async def prefetch(source, ahead):
    room = asyncio.Semaphore(ahead)

    async def produce():
        try:
            async with aclosing(source):
                await room.acquire()
                async for item in source:
                    queue.put_nowait(("item", item))
                    await room.acquire()
        except Exception as error:
            queue.put_nowait(("error", error))
        else:
            queue.put_nowait(("end", None))

    producer = asyncio.create_task(produce())
    try:
        while True:
            label, value = await queue.get()
            if label == "end":
                return
            if label == "error":
                raise value
            room.release()
            yield value
    finally:
        producer.cancel()
        await asyncio.wait([producer])
