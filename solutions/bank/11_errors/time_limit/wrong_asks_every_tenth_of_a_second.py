"""Looks at the clock again and again, and comes too late.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def fetch_within(fetch, seconds, fallback):
    end = time.monotonic() + seconds
    task = asyncio.create_task(fetch())
    try:
        while not task.done() and time.monotonic() < end:
            await asyncio.sleep(0.1)
        if task.done():
            return task.result()
        return fallback
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait([task])
