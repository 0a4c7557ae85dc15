"""Asks the task whether it was cancelled, and that counts what the caller caught before.

Verdict: WRONG_RESULT
"""

import asyncio
import contextlib


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    while not task.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([task])
    if asyncio.current_task().cancelling():
        if error := task.exception():
            report(error)
        raise asyncio.CancelledError
    return task.result()
