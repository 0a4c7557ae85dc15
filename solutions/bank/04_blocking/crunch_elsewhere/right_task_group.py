"""A TaskGroup cancels the other tasks, and so their jobs; its error is taken out of the group."""

import asyncio
import functools


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()

    async def crunch(item):
        return await loop.run_in_executor(pool, functools.partial(work, item))

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(crunch(item)) for item in items]
    except* Exception as errors:
        error = errors.exceptions[0]
    else:
        return [task.result() for task in tasks]
    raise error
