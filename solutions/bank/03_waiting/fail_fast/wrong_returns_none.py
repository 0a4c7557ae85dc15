"""Prints the error.

Verdict: LOST_ERROR
"""

import asyncio


async def load_all(load, parts):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(load(part)) for part in parts]
    except* Exception as errors:
        print(errors.exceptions)
        return_value = None
    else:
        return_value = [task.result() for task in tasks]
    return return_value
