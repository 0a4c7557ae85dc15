"""Sleeps for the whole time, however early the result is there.

Verdict: WRONG_TIMING
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    await asyncio.sleep(seconds)
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait([task])
    return fallback
