"""Raises the error of an item that nobody has asked for, when it is closed.

Verdict: WRONG_RESULT
"""

import asyncio
from contextlib import aclosing, suppress

END = object()


async def prefetch(source, ahead):
    queue = asyncio.Queue()
    room = asyncio.Semaphore(ahead)

    async def produce():
        try:
            async with aclosing(source):
                await room.acquire()
                async for item in source:
                    queue.put_nowait(item)
                    await room.acquire()
        finally:
            queue.put_nowait(END)

    producer = asyncio.create_task(produce())
    try:
        while (item := await queue.get()) is not END:
            room.release()
            yield item
    finally:
        producer.cancel()
        with suppress(asyncio.CancelledError):
            await producer
