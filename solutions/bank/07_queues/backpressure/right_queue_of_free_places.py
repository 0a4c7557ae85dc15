"""Two queues: one carries the blocks, the other carries the free places back."""

import asyncio


async def copy_film(read, write, room):
    blocks, places = asyncio.Queue(), asyncio.Queue()
    for place in range(room):
        places.put_nowait(place)

    async def read_all():
        while True:
            place = await places.get()
            block = await read()
            await blocks.put((place, block))
            if block is None:
                return

    reader = asyncio.create_task(read_all())
    count = 0
    try:
        while True:
            place, block = await blocks.get()
            if block is None:
                return count
            await write(block)
            count += 1
            places.put_nowait(place)
    finally:
        reader.cancel()
        await asyncio.wait([reader])
