"""Right, until it is cancelled or the source fails: then the calls go on without it.

Verdict: LEAKED_TASK
"""

import asyncio


async def process_all(source, work, limit):
    room = asyncio.Semaphore(limit)
    running = set()
    done = failed = 0

    async def one(item):
        nonlocal done, failed
        try:
            await work(item)
            done += 1
        except Exception:
            failed += 1
        finally:
            room.release()

    async for item in source:
        await room.acquire()
        task = asyncio.create_task(one(item))
        running.add(task)
        task.add_done_callback(running.discard)
    while running:
        await asyncio.wait(running)
    return done, failed
