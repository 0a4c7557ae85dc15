"""A TaskGroup raises a group.

Verdict: WRONG_RESULT
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()

    async def crunch(item):
        return await loop.run_in_executor(pool, work, item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(crunch(item)) for item in items]
    return [task.result() for task in tasks]
