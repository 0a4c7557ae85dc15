"""Takes a TimeoutError of the fetch for its own.

Verdict: LOST_ERROR
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        async with asyncio.timeout(seconds):
            return await fetch()
    except TimeoutError:
        return fallback
