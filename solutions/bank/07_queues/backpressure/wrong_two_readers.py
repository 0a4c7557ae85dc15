"""Two readers ask for blocks at the same time.

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
        for _ in range(2):
            group.create_task(read_all())
        while (block := await queue.get()) is not None:
            await write(block)
            places.release()
            count += 1
        places.release()
    return count
