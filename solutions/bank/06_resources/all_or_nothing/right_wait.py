"""asyncio.wait until the first error, then cancel and gather the rest."""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        errors = [task.exception() for task in tasks if task.done() and task.exception()]
        if errors:
            raise errors[0]
        return [task.result() for task in tasks]
    except BaseException:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in reversed(outcomes):
            if not isinstance(outcome, BaseException):
                await disconnect(outcome)
        raise
