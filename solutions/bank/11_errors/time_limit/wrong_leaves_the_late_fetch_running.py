"""asyncio.wait cancels nobody when its time is up.

Verdict: LEAKED_TASK
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    done, _ = await asyncio.wait([task], timeout=seconds)
    return task.result() if done else fallback
