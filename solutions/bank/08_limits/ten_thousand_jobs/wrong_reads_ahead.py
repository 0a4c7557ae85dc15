"""A queue without a limit: the producer reads the whole source into it.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def process_all(source, work, limit):
    queue = asyncio.Queue()
    done = failed = 0

    async def worker():
        nonlocal done, failed
        while True:
            item = await queue.get()
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        async for item in source:
            await queue.put(item)
        await queue.join()
        for task in workers:
            task.cancel()
    return done, failed
