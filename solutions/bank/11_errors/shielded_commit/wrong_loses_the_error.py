"""Nobody hears of a commit that fails after a cancellation.

Verdict: LOST_ERROR
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    cancelled = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as exc:
            cancelled = exc
        except Exception:
            if cancelled is None:
                raise
    if cancelled:
        raise cancelled
    return task.result()
