"""Gives the place back when it takes the block out, before it is written.

Verdict: UNBOUNDED
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

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (block := await queue.get()) is not None:
            places.release()
            await write(block)
            count += 1
    return count
