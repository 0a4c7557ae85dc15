"""Raises a new exception that looks like the one of the source.

Verdict: WRONG_RESULT
"""

import asyncio


async def process_all(source, work, limit):
    room = asyncio.Semaphore(limit)
    counts = [0, 0]

    async def one(item):
        try:
            await work(item)
            counts[0] += 1
        except Exception:
            counts[1] += 1
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
        raise type(broken)(*broken.args)
    return tuple(counts)
