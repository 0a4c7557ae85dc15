"""Reports an OSError of the commit, such as a lost connection, and drops every other error.

Verdict: LOST_ERROR
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
    if cancelled is None:
        return task.result()
    error = task.exception()
    if isinstance(error, OSError):
        report(error)
    raise cancelled
