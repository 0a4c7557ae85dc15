"""Waits for the commit, and returns its result as if nobody had cancelled.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            pass
    return task.result()
