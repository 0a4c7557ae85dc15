"""Lets the ExceptionGroup of the TaskGroup out.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load(part)) for part in parts]
    return [task.result() for task in tasks]
