"""A producer, a queue with room for `limit` items, and workers that end at a sentinel."""

import asyncio

END = object()


async def process_all(source, work, limit):
    queue = asyncio.Queue(maxsize=limit)
    done = failed = 0

    async def worker():
        nonlocal done, failed
        while (item := await queue.get()) is not END:
            try:
                await work(item)
                done += 1
            except Exception:
                failed += 1
            item = None

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        async for item in source:
            await queue.put(item)
        for _ in workers:
            await queue.put(END)
        await asyncio.gather(*workers)
    finally:
        for task in workers:
            task.cancel()
        await asyncio.wait(workers)
    return done, failed
