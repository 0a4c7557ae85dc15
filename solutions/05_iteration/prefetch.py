"""Reference: prefetch."""

import asyncio
from contextlib import aclosing


async def prefetch(source, ahead):
    # The queue has no limit of its own: a full queue would stop the producer only when it
    # holds one more item already. The semaphore stops it before it takes one.
    queue = asyncio.Queue()
    room = asyncio.Semaphore(ahead)

    async def produce():
        try:
            async with aclosing(source):
                await room.acquire()
                async for item in source:
                    queue.put_nowait(("item", item))
                    await room.acquire()
        except Exception as error:
            # In the queue, the error stands behind the items that came before it.
            queue.put_nowait(("error", error))
        else:
            queue.put_nowait(("end", None))

    # Not a TaskGroup: it would cancel the task of the loop when the producer fails.
    producer = asyncio.create_task(produce())
    try:
        while True:
            # A label beside each value, because an item may be anything, even None.
            label, value = await queue.get()
            if label == "end":
                return
            if label == "error":
                raise value
            # Before the yield: behind it, the loop would have done its work already.
            room.release()
            yield value
    finally:
        # wait() raises nothing of the producer's, and returns when its cleanup is over.
        producer.cancel()
        await asyncio.wait([producer])
