"""Reports the error of the commit, and raises it as well.

Verdict: WRONG_RESULT
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            cancelled = exc
    if task.exception():
        report(task.exception())
    if cancelled:
        raise cancelled
    return task.result()
