"""shield keeps the limit from cancelling the fetch.

Verdict: LEAKED_TASK
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    try:
        async with asyncio.timeout(seconds) as limit:
            return await asyncio.shield(task)
    except TimeoutError:
        if limit.expired():
            return fallback
        raise
