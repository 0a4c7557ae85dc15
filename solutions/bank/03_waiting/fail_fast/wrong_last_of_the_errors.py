"""Raises the last error of the group, which may come from a cleanup.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(load(part)) for part in parts]
    except ExceptionGroup as errors:
        raise errors.exceptions[-1] from None
    return [task.result() for task in tasks]
