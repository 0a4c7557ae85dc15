"""A queue with maxsize=room that is not for the blocks, but for the places that are taken."""

import asyncio


async def copy_film(read, write, room):
    taken = asyncio.Queue(maxsize=room)
    blocks = asyncio.Queue()

    async def reader():
        block = ...
        while block is not None:
            await taken.put("a place")
            block = await read()
            await blocks.put(block)

    async def writer():
        count = 0
        while True:
            block = await blocks.get()
            if block is None:
                return count
            await write(block)
            await taken.get()
            count += 1

    tasks = [asyncio.create_task(reader()), asyncio.create_task(writer())]
    try:
        return (await asyncio.gather(*tasks))[1]
    finally:
        for task in tasks:
            task.cancel()
