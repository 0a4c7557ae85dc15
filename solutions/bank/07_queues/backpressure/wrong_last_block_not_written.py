"""Stops writing as soon as the reader has found the end.

Verdict: WRONG_RESULT
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    queue = asyncio.Queue()
    count = 0

    async def read_all():
        nonlocal count
        while True:
            await places.acquire()
            block = await read()
            if block is None:
                return
            count += 1
            await queue.put(block)

    async def write_all():
        while True:
            await write(await queue.get())
            places.release()

    writer = asyncio.create_task(write_all())
    try:
        await read_all()
    finally:
        writer.cancel()
        await asyncio.wait([writer])
    return count
