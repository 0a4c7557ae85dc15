"""Cancels the workers only if all goes well.

Verdict: LEAKED_TASK
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
            try:
                results[name] = await convert(name)
            except Exception as error:
                failures[name] = error
            finally:
                queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    return results, failures
