"""Waits for the cleanups of the cancelled calls, but for 5 seconds at most.

Verdict: LEAKED_TASK
"""

import asyncio


async def process_all(source, work, limit):
    running = set()
    counts = {"done": 0, "failed": 0}
    changed = asyncio.Event()

    def ended(task):
        running.discard(task)
        changed.set()
        if not task.cancelled():
            counts["failed" if task.exception() else "done"] += 1

    async def until(fewer_than):
        while len(running) >= fewer_than:
            changed.clear()
            await changed.wait()

    try:
        async for item in source:
            await until(limit)
            task = asyncio.create_task(work(item))
            running.add(task)
            task.add_done_callback(ended)
            del task, item
        await until(1)
    except BaseException:
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=5)
        raise
    return counts["done"], counts["failed"]
