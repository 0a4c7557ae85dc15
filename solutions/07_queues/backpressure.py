"""Reference: backpressure."""

import asyncio


async def copy_film(read, write, room):
    # The semaphore counts the free places. It bounds the queue as well, so the queue needs
    # no size of its own: Queue(maxsize=room) would not count the blocks that the reader and
    # the writer hold in their hands.
    places = asyncio.Semaphore(room)
    blocks = asyncio.Queue()

    async def read_all():
        await places.acquire()  # first the place, then the block
        while (block := await read()) is not None:
            blocks.put_nowait(block)
            await places.acquire()
        blocks.put_nowait(None)

    async def write_all():
        number = 0
        while (block := await blocks.get()) is not None:
            await write(block)
            places.release()  # not before the write has ended
            number += 1
        return number

    # If we are cancelled, the group cancels both and waits for them.
    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        writing = group.create_task(write_all())
    return writing.result()
