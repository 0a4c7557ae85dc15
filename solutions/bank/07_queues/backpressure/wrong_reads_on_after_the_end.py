"""The reader goes on after None: it is stopped in the middle of its next read, if there is room for one.

Verdict: WRONG_RESULT
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    queue: asyncio.Queue = asyncio.Queue()
    n = 0

    async def reader():
        while True:
            await places.acquire()
            await queue.put(await read())

    r = asyncio.create_task(reader())
    try:
        while (block := await queue.get()) is not None:
            await write(block)
            n += 1
            places.release()
    finally:
        r.cancel()
        await asyncio.wait([r])
    return n
