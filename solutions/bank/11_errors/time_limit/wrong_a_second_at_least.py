"""Never gives up before a second is over.

Verdict: WRONG_TIMING
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        async with asyncio.timeout(max(seconds, 1)) as limit:
            return await fetch()
    except TimeoutError:
        if not limit.expired():
            raise
        return fallback
