"""Takes every cancellation for the one of its own timer.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    timer = asyncio.get_running_loop().call_later(seconds, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        return fallback
    finally:
        timer.cancel()
