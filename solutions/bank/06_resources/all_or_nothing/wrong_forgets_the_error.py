"""Cleans up, and returns an empty list.

Verdict: LOST_ERROR
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in reversed(outcomes):
            if not isinstance(outcome, BaseException):
                await disconnect(outcome)
        return []
