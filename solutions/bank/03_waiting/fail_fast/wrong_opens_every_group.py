"""Takes a group that `load` itself raised for the one of the TaskGroup, and opens it too.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(load(part)) for part in parts]
    except ExceptionGroup as error:
        while isinstance(error, ExceptionGroup):
            error = error.exceptions[0]
        raise error from None
    return [task.result() for task in tasks]
