"""Waits for room before it makes the next task; the group forgets what is done."""

import asyncio


async def process_all(source, work, limit):
    room = asyncio.Semaphore(limit)
    counts = [0, 0]

    async def one(item):
        try:
            await work(item)
        except Exception:
            counts[1] += 1
        else:
            counts[0] += 1
        finally:
            room.release()

    broken = None
    async with asyncio.TaskGroup() as group:
        try:
            async for item in source:
                await room.acquire()
                group.create_task(one(item))
                del item
        except Exception as error:
            broken = error
    if broken is not None:
        raise broken
    return tuple(counts)
