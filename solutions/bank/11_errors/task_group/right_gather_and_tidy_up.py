"""gather, and by hand what a TaskGroup does: cancel each task once, wait, and collect all errors."""

import asyncio
import contextlib


async def _end(tasks):
    for task in tasks:
        if not task.cancelling():  # a gather that is cancelled has done so; twice cuts the cleanup short
            task.cancel()
    while not all(task.done() for task in tasks):
        with contextlib.suppress(asyncio.CancelledError):  # also if the part above fails meanwhile
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
    except BaseException:  # a cancellation too: gather does not wait for all then
        if errors := [error for error in await _end(tasks) if error]:
            raise ExceptionGroup("cannot build", errors) from None
        raise
