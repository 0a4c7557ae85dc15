"""A TaskGroup raises a group of errors.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, numbers, limit):
    room = asyncio.Semaphore(limit)

    async def load_one(number):
        async with room:
            return await asyncio.to_thread(load, number)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load_one(number)) for number in numbers]
    return [task.result() for task in tasks]
