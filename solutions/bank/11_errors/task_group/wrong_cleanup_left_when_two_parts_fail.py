"""A second failure above cancels the part that waits for the cleanup after the first one.

Verdict: LEAKED_TASK
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        results = await build_all(build, parts, finished)
        finished[name] = await build(name, results)
        return finished[name]

    tasks = [asyncio.create_task(build_part(*item)) for item in tree.items()]
    try:
        if tasks:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
    errors = [task.exception() for task in tasks if not task.cancelled() and task.exception()]
    if errors:
        raise ExceptionGroup("cannot build", errors)
    return [task.result() for task in tasks]
