"""Remembers the cancellation, and cancels its own task once more at the end: the time limit does not know it.

Verdict: WRONG_RESULT
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
    if cancelled:
        if task.exception():
            report(task.exception())
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    return task.result()
