"""Collects the errors that are there when the first one comes, and none that come later.

Verdict: LOST_ERROR
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    tasks = [asyncio.create_task(build_part(name, parts)) for name, parts in tree.items()]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        errors = [task.exception() for task in tasks if task.done() and task.exception()]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if errors:
        raise ExceptionGroup("cannot build", errors)
    return [task.result() for task in tasks]
