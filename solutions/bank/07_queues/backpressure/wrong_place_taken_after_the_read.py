"""Reads first, and only then waits for a place: one block too many.

Verdict: UNBOUNDED
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    queue = asyncio.Queue()
    count = 0

    async def read_all():
        while (block := await read()) is not None:
            await places.acquire()
            await queue.put(block)
        await queue.put(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (block := await queue.get()) is not None:
            await write(block)
            places.release()
            count += 1
    return count
