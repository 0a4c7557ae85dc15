"""A dict of tasks holds each name once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = {name: asyncio.create_task(connect(name)) for name in names}.values()
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in outcomes[::-1]:
            if not isinstance(outcome, BaseException):
                await disconnect(outcome)
        raise
