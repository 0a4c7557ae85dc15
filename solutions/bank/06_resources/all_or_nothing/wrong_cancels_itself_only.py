"""asyncio.wait does not pass a cancellation on to what it waits for.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    if tasks:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    try:
        if all(task.done() for task in tasks):
            return [task.result() for task in tasks]
        raise next(task.exception() for task in tasks if task.done() and task.exception())
    except BaseException:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in reversed(outcomes):
            if not isinstance(outcome, BaseException):
                await disconnect(outcome)
        raise
