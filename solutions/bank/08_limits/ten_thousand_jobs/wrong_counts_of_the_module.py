"""Counts in the module, where two calls of process_all count together.

Verdict: WRONG_RESULT
"""

import asyncio

done = failed = 0


async def process_all(source, work, limit):
    global done, failed
    done = failed = 0
    room = asyncio.Semaphore(limit)

    async def one(item):
        global done, failed
        try:
            await work(item)
            done += 1
        except Exception:
            failed += 1
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
    return done, failed
