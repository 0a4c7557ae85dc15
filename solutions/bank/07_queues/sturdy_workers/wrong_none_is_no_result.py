"""Leaves out the results that are None.

Verdict: WRONG_RESULT
"""

import asyncio


async def convert_all(convert, names, workers):
    waiting = iter(names)
    results, failures = {}, {}

    async def worker():
        for name in waiting:
            try:
                result = await convert(name)
            except Exception as error:
                failures[name] = error
            else:
                if result is not None:
                    results[name] = result

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker())
    return results, failures
