"""Adds a callback that reports the error at each cancellation, so two cancellations give two reports.

Verdict: WRONG_RESULT
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))

    def tell(task):
        if error := task.exception():
            report(error)

    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            task.add_done_callback(tell)
            cancelled = exc
    if cancelled:
        await asyncio.sleep(0)
        raise cancelled
    return task.result()
