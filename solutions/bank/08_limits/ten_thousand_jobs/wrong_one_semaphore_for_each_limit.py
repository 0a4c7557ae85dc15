"""Keeps a semaphore for each limit, so that two calls of process_all with the same limit share it.

Verdict: WRONG_TIMING
"""

import asyncio
import functools


@functools.cache
def room_for(limit):
    return asyncio.Semaphore(limit)


async def process_all(source, work, limit):
    room = room_for(limit)
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
        raise broken
    return tuple(counts)
