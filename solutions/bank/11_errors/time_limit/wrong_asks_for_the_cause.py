"""Takes each TimeoutError that an asyncio.timeout made of a cancellation for one of its own limit.

Verdict: LOST_ERROR
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        async with asyncio.timeout(seconds):
            return await fetch()
    except TimeoutError as error:
        if not isinstance(error.__cause__, asyncio.CancelledError):
            raise
        return fallback
