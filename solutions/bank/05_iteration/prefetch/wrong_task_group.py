"""A TaskGroup cancels the loop's own task when the producer fails.

Verdict: WRONG_RESULT
"""

import asyncio


async def prefetch(source, ahead):
    queue = asyncio.Queue()
    room = asyncio.Semaphore(ahead)

    async def produce():
        await room.acquire()
        async for item in source:
            queue.put_nowait(("item", item))
            await room.acquire()
        queue.put_nowait(("end", None))

    async with asyncio.TaskGroup() as group:
        producer = group.create_task(produce())
        try:
            while True:
                label, value = await queue.get()
                if label == "end":
                    break
                room.release()
                yield value
        finally:
            producer.cancel()
            await asyncio.wait([producer])
            await source.aclose()
