"""All names are there from the beginning, so an empty queue is the end: no join, a TaskGroup."""

import asyncio


async def convert_all(convert, names, workers):
    left = iter(names)
    results, failures = {}, {}

    async def worker():
        for name in left:
            try:
                results[name] = await convert(name)
            except Exception as error:
                failures[name] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker())
    return results, failures
