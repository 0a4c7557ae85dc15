"""Makes all coroutines first: a coroutine that nobody awaits does not run yet."""

import asyncio


async def _after(room, coroutine):
    await room.acquire()
    try:
        return await coroutine
    finally:
        room.release()


async def bounded_gather(fetch, items, limit):
    room = asyncio.BoundedSemaphore(limit)
    tasks = [asyncio.create_task(_after(room, fetch(item))) for item in items]
    return [await task for task in tasks]
