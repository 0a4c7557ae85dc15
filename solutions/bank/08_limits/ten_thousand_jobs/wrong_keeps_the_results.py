"""Few tasks, but it collects the results that nobody asked for.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def process_all(source, work, limit):
    lock = asyncio.Lock()
    results, errors = [], []

    async def worker():
        while True:
            async with lock:
                try:
                    item = await anext(source)
                except StopAsyncIteration:
                    return
            try:
                results.append(await work(item))
            except Exception as error:
                errors.append(error)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return len(results), len(errors)
