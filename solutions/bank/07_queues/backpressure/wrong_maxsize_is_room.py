"""Gives the whole room to the queue, and forgets the blocks in the hands of the reader and the writer.

Verdict: UNBOUNDED
"""

import asyncio


async def copy_film(read, write, room):
    queue = asyncio.Queue(maxsize=room)
    count = 0

    async def read_all():
        while (block := await read()) is not None:
            await queue.put(block)
        await queue.put(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (block := await queue.get()) is not None:
            await write(block)
            count += 1
    return count
