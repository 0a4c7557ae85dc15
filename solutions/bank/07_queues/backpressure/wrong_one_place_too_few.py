"""Keeps one place free.

Verdict: UNDERUSED
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room if room < 3 else room - 1)
    queue = asyncio.Queue()
    count = 0

    async def read_all():
        block = ...
        while block is not None:
            await places.acquire()
            block = await read()
            await queue.put(block)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (block := await queue.get()) is not None:
            await write(block)
            places.release()
            count += 1
    return count
