"""Disconnects after a ConnectionError and after a cancellation, and after no other error.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except (ConnectionError, asyncio.CancelledError):
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in reversed(tasks):
            if not task.cancelled() and task.exception() is None:
                await disconnect(task.result())
        raise
