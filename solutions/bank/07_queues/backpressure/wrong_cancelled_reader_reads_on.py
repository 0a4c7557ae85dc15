"""Awaits the reader only at the end: a cancellation does not reach it.

Verdict: LEAKED_TASK
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    queue = asyncio.Queue()
    count = 0

    async def read_all():
        block = ...
        while block is not None:
            await places.acquire()
            block = await read()
            await queue.put(block)

    reader = asyncio.create_task(read_all())
    while (block := await queue.get()) is not None:
        await write(block)
        places.release()
        count += 1
    await reader
    return count
