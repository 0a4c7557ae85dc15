"""The code as it was: the worker dies of the first error, and join() waits for ever.

Verdict: DEADLOCK
"""

import asyncio


async def convert_all(convert, names, workers):
    queue = asyncio.Queue()
    for name in names:
        queue.put_nowait(name)
    results, failures = {}, {}

    async def worker():
        while True:
            name = await queue.get()
            results[name] = await convert(name)
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    return results, failures
