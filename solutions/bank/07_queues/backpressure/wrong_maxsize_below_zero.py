"""Takes two off the size for the blocks in the hands; a size of 0 or less is no limit at all.

Verdict: UNBOUNDED
"""

import asyncio


async def copy_film(read, write, room):
    queue = asyncio.Queue(maxsize=room - 2)
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
