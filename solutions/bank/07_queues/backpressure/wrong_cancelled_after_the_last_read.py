"""Stops the writer if it is cancelled while it reads, but not after the last read.

Verdict: LEAKED_TASK
"""

import asyncio


async def copy_film(read, write, room):
    places = asyncio.Semaphore(room)
    blocks = asyncio.Queue()
    number = 0

    async def write_all():
        nonlocal number
        while True:
            block = await blocks.get()
            await write(block)
            places.release()
            number += 1
            blocks.task_done()

    writer = asyncio.create_task(write_all())
    try:
        await places.acquire()
        while (block := await read()) is not None:
            blocks.put_nowait(block)
            await places.acquire()
    except BaseException:
        writer.cancel()
        raise
    await blocks.join()
    writer.cancel()
    return number
