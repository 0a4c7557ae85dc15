"""A task for each write: they overlap, and only the places limit them.

Verdict: UNBOUNDED
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    count = 0

    async def write_one(block):
        await write(block)
        places.release()

    async with asyncio.TaskGroup() as group:
        while True:
            await places.acquire()
            block = await read()
            if block is None:
                return count
            group.create_task(write_one(block))
            count += 1
