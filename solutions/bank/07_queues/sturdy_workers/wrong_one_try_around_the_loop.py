"""The try is outside of the loop: the worker reports its first error and goes home.

Verdict: DEADLOCK
"""

import asyncio


async def convert_all(convert, names, workers):
    queue = asyncio.Queue()
    for name in names:
        queue.put_nowait(name)
    results, failures = {}, {}

    async def worker():
        name = None
        try:
            while True:
                name = await queue.get()
                results[name] = await convert(name)
                queue.task_done()
        except Exception as error:
            failures[name] = error
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    try:
        await queue.join()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return results, failures
