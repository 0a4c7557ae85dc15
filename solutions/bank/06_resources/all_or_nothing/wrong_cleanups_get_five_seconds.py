"""Waits for the cleanups of the cancelled calls, but for 5 seconds at most.

Verdict: LEAKED_TASK
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=5)
        for task in reversed(tasks):
            if task.done() and not task.cancelled() and task.exception() is None:
                await disconnect(task.result())
        raise
