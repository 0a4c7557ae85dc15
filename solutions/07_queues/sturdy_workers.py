"""Reference: sturdy_workers."""

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
            # A cancellation is no Exception: it goes through and ends the worker.
            except Exception as error:
                failures[name] = error
            finally:
                # Exactly once for each get(), however the call ended: join() counts.
                queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    try:
        await queue.join()
    finally:
        # Here we also come when we are cancelled ourselves.
        for task in tasks:
            task.cancel()
        # cancel() is only a request. Wait until the workers have cleaned up; each of them
        # ends with CancelledError, which is no surprise and no error of ours.
        await asyncio.gather(*tasks, return_exceptions=True)
    return results, failures
