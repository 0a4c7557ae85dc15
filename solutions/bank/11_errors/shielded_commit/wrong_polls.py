"""Looks every tenth of a second whether the commit has ended.

Verdict: WRONG_TIMING
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    cancelled = None
    while not task.done():
        try:
            await asyncio.sleep(0.125)
        except asyncio.CancelledError as exc:
            cancelled = exc
    if cancelled:
        if task.exception():
            report(task.exception())
        raise cancelled
    return task.result()
