"""A TaskGroup that is emptied by the first to end: it takes no offence at cancelled tasks."""

import asyncio


async def first_result(fetch, mirrors):
    first = asyncio.get_running_loop().create_future()

    async def one(mirror):
        try:
            outcome = (await fetch(mirror), None)
        except Exception as error:
            outcome = (None, error)
        if not first.done():
            first.set_result(outcome)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(mirror)) for mirror in mirrors]
        if not tasks:
            first.set_exception(ValueError("no mirrors"))
        try:
            await asyncio.wait([first])
        finally:
            for task in tasks:
                task.cancel()
    result, error = first.result()
    if error is not None:
        raise error
    return result
