"""Takes a result of None for none at all.

Verdict: WRONG_RESULT
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    result = None
    try:
        async with asyncio.timeout(seconds) as limit:
            result = await fetch()
    except TimeoutError:
        if not limit.expired():
            raise
    return fallback if result is None else result
