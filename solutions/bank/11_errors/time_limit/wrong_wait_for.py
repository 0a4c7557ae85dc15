"""wait_for alone cannot tell the two TimeoutErrors apart.

Verdict: LOST_ERROR
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        return await asyncio.wait_for(fetch(), seconds)
    except asyncio.TimeoutError:
        return fallback
