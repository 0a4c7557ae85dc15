"""A queue, workers that go on for ever, and join()."""

import asyncio


async def bounded_gather(fetch, items, limit):
    queue = asyncio.Queue()
    results = {}

    async def worker():
        while True:
            number, item = await queue.get()
            try:
                results[number] = await fetch(item)
            finally:
                queue.task_done()

    for pair in enumerate(items):
        queue.put_nowait(pair)
    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return [results[number] for number in range(len(items))]
