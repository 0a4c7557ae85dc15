"""Cancels the late fetch and does not wait for it.

Verdict: LEAKED_TASK
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    try:
        done, _ = await asyncio.wait([task], timeout=seconds)
    finally:
        task.cancel()
    return task.result() if done else fallback
