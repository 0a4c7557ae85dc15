"""A full queue stops the producer only when it holds one more item.

Verdict: UNBOUNDED
"""

import asyncio


async def prefetch(source, ahead):
    queue = asyncio.Queue(ahead)

    async def produce():
        try:
            async for item in source:
                await queue.put(("item", item))
            await queue.put(("end", None))
        except Exception as error:
            await queue.put(("error", error))

    producer = asyncio.create_task(produce())
    try:
        while True:
            label, value = await queue.get()
            if label == "end":
                return
            if label == "error":
                raise value
            yield value
    finally:
        producer.cancel()
        await asyncio.wait([producer])
        await source.aclose()
