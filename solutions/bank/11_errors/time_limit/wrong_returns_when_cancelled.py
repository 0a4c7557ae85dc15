"""A cancellation from outside gives the fallback, too.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await fetch()
    except asyncio.CancelledError:
        return fallback
    except TimeoutError:
        if limit.expired():
            return fallback
        raise
