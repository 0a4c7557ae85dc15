"""Cancels the workers, and waits until the first of them has ended: gather raises then.

Verdict: LEAKED_TASK
"""

import asyncio
import contextlib


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
    try:
        await queue.join()
    finally:
        for task in tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)
    return results, failures
