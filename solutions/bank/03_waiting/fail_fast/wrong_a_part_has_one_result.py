"""A dict has room for each part once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = {part: group.create_task(load(part)) for part in dict.fromkeys(parts)}
    except ExceptionGroup as errors:
        raise errors.exceptions[0]
    return [tasks[part].result() for part in parts]
