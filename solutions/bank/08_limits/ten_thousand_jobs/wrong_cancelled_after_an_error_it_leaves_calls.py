"""Waits for the running calls after an error of the source, and leaves them behind if it is cancelled meanwhile.

Verdict: LEAKED_TASK
"""

import asyncio


async def process_all(source, work, limit):
    done = failed = 0
    room = asyncio.Semaphore(limit)
    tasks = set()

    async def one(item):
        nonlocal done, failed
        try:
            await work(item)
        except Exception:
            failed += 1
        else:
            done += 1

    def ended(task):
        tasks.discard(task)
        room.release()

    try:
        await room.acquire()
        async for item in source:
            task = asyncio.create_task(one(item))
            tasks.add(task)
            task.add_done_callback(ended)
            del item, task
            await room.acquire()
        while tasks:
            await asyncio.wait(tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    except Exception:
        if tasks:
            await asyncio.wait(tasks)
        raise
    return done, failed
