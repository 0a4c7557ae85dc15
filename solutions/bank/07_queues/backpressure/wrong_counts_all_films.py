"""Counts the blocks in a variable of the module, for all films together.

Verdict: WRONG_RESULT
"""

import asyncio

written = 0


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    queue: asyncio.Queue = asyncio.Queue()

    async def reader():
        while True:
            await places.acquire()
            block = await read()
            await queue.put(block)
            if block is None:
                return

    async def writer():
        global written
        while (block := await queue.get()) is not None:
            await write(block)
            written += 1
            places.release()

    async with asyncio.TaskGroup() as tg:
        tg.create_task(reader())
        tg.create_task(writer())
    return written
