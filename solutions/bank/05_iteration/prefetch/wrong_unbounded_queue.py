"""Runs ahead without a limit.

Verdict: UNBOUNDED
"""

import asyncio


async def prefetch(source, ahead):
    queue = asyncio.Queue()

    async def produce():
        try:
            async for item in source:
                queue.put_nowait(("item", item))
            queue.put_nowait(("end", None))
        except Exception as error:
            queue.put_nowait(("error", error))

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
