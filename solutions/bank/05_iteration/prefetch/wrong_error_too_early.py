"""Looks for an error first, before the items that wait.

Verdict: WRONG_RESULT
"""

import asyncio


async def prefetch(source, ahead):
    queue = asyncio.Queue()
    failed = []
    room = asyncio.Semaphore(ahead)

    async def produce():
        try:
            await room.acquire()
            async for item in source:
                queue.put_nowait(("item", item))
                await room.acquire()
            queue.put_nowait(("end", None))
        except Exception as error:
            failed.append(error)
            queue.put_nowait(("error", error))

    producer = asyncio.create_task(produce())
    try:
        while True:
            if producer.done() and failed:
                raise failed[0]
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
        await source.aclose()
