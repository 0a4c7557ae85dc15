"""A TaskGroup alone: it raises a group of errors, and disconnects nothing.

Verdict: WRONG_RESULT
"""

import asyncio


async def open_all(connect, disconnect, names):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(connect(name)) for name in names]
    return [task.result() for task in tasks]
