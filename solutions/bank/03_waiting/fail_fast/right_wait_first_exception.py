"""wait until the first exception, or until all are done."""

import asyncio


async def load_all(load, parts):
    if not parts:
        return []
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    except asyncio.CancelledError:
        done, pending = set(), set(tasks)
        raise
    finally:
        for task in pending:
            task.cancel()
        if pending:
            await asyncio.wait(pending)
            [task.cancelled() or task.exception() for task in pending]
    for task in done:
        if task.exception():
            raise task.exception()
    return [task.result() for task in tasks]
