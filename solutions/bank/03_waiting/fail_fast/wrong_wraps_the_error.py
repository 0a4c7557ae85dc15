"""Raises an exception of its own, with the error as its cause.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(load(part)) for part in parts]
    except ExceptionGroup as errors:
        raise RuntimeError("a part failed") from errors.exceptions[0]
    return [task.result() for task in tasks]
