"""Raises a group if a cleanup fails too.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(load(part)) for part in parts]
    except ExceptionGroup as errors:
        if len(errors.exceptions) == 1:
            raise errors.exceptions[0]
        raise
    return [task.result() for task in tasks]
