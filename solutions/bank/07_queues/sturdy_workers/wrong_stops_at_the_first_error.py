"""A TaskGroup: the first error cancels all other workers.

Verdict: WRONG_RESULT
"""

import asyncio


async def convert_all(convert, names, workers):
    queue = asyncio.Queue()
    for name in names:
        queue.put_nowait(name)
    results, failures = {}, {}

    async def worker():
        while not queue.empty():
            name = queue.get_nowait()
            try:
                results[name] = await convert(name)
            except Exception as error:
                failures[name] = error
                raise

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(worker())
    except* Exception:
        pass
    return results, failures
