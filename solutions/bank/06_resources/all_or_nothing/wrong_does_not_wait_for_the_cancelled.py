"""Cancels the calls that still run, and does not wait for them.

Verdict: LEAKED_TASK
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in reversed(tasks):
            if task.done() and not task.cancelled() and not task.exception():
                await disconnect(task.result())
            else:
                task.cancel()
        raise
