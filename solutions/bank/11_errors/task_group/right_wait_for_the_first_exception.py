"""asyncio.wait until the first exception; errors go up as a flat list."""

import asyncio
import contextlib


class Failed(Exception):
    pass


async def _level(build, tree, finished, errors):
    async def part(name):
        results = await _level(build, tree[name], finished, errors)
        try:
            result = finished[name] = await build(name, results)
        except Exception as error:
            errors.append(error)
            raise Failed
        return result

    tasks = [asyncio.ensure_future(part(name)) for name in tree]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        while not all(task.done() for task in tasks):
            with contextlib.suppress(asyncio.CancelledError):  # another part has failed, too: wait on
                await asyncio.wait(tasks)
        for task in tasks:
            if not task.cancelled():
                task.exception()
    return [task.result() for task in tasks]


async def build_all(build, tree, finished):
    errors = []
    try:
        return await _level(build, tree, finished, errors)
    except (Failed, asyncio.CancelledError):
        if not errors:
            raise
    raise ExceptionGroup("cannot build", errors)
