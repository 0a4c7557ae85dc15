"""When the commit fails after a cancellation, its error comes out, and the caller takes it for a plain failure.

Verdict: SWALLOWED_CANCEL
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
    result = task.result()
    if cancelled:
        raise cancelled
    return result
