"""Cancels all tasks of a gather that was cancelled, and so has cancelled them already.

Verdict: WRONG_TIMING
"""

import asyncio
import contextlib


async def _end(tasks):
    for task in tasks:
        task.cancel()
    while not all(task.done() for task in tasks):
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait(tasks)
    return [task.exception() for task in tasks if not task.cancelled()]


async def _part(build, name, parts, finished):
    results = await build_all(build, parts, finished)
    finished[name] = await build(name, results)
    return finished[name]


async def build_all(build, tree, finished):
    tasks = [asyncio.create_task(_part(build, *item, finished), name=item[0]) for item in tree.items()]
    try:
        return list(await asyncio.gather(*tasks))
    except BaseException:
        if errors := [error for error in await _end(tasks) if error]:
            raise ExceptionGroup("cannot build", errors) from None
        raise
