"""Takes every false value for the end of the film.

Verdict: WRONG_RESULT
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    queue = asyncio.Queue()
    count = 0

    async def read_all():
        block = True
        while block:
            await places.acquire()
            block = await read()
            await queue.put(block)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while block := await queue.get():
            await write(block)
            places.release()
            count += 1
    return count
