"""Awaits the cancelled task in a suppress, which also hides a cancellation from outside.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
import contextlib


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    try:
        await asyncio.wait([task], timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
    if task.done():
        return task.result()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    return fallback
