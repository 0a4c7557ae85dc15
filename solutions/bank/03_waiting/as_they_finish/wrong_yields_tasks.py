"""Yields the tasks, when all of them are done, instead of their results.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    await asyncio.wait(tasks)
    for task in tasks:
        yield task
