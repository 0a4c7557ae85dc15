"""Asks again and again whether a task is done.

Verdict: RUNAWAY
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    while tasks:
        for task in tasks:
            if task.done():
                tasks.remove(task)
                yield task.result()
                break
        await asyncio.sleep(0)
