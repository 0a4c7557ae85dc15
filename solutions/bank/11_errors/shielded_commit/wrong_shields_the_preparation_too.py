"""Protects the preparation as well, so nobody can give up any more.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def transfer(prepare, commit, report):
    async def both():
        return await commit(await prepare())

    task = asyncio.create_task(both())
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            cancelled = exc
    if cancelled:
        if task.exception():
            report(task.exception())
        raise cancelled
    return task.result()
