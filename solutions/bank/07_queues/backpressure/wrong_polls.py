"""put_nowait, and again and again while the queue is full.

Verdict: RUNAWAY
"""

import asyncio


async def copy_film(read, write, room):
    queue = asyncio.Queue()
    held = count = 0

    async def read_all():
        nonlocal held
        block = ...
        while block is not None:
            while held >= room:
                await asyncio.sleep(0)
            held += 1
            block = await read()
            queue.put_nowait(block)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (block := await queue.get()) is not None:
            await write(block)
            held -= 1
            count += 1
    return count
