"""Calls task_done() at once: it cannot be forgotten, but join() no longer waits for the work.

Verdict: WRONG_RESULT
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
            queue.task_done()
            try:
                results[name] = await convert(name)
            except Exception as error:
                failures[name] = error

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    try:
        await queue.join()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return results, failures
