"""Takes each TimeoutError without a text for one of its own limit.

Verdict: LOST_ERROR
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        async with asyncio.timeout(seconds):
            return await fetch()
    except TimeoutError as error:
        if str(error):
            raise
        return fallback
