"""A queue without a size: the reader is never told to wait.

Verdict: UNBOUNDED
"""

import asyncio


async def copy_film(read, write, room):
    queue = asyncio.Queue()
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
