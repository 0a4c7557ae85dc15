"""Raises an exception that the fetch returned.

Verdict: WRONG_RESULT
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        # When the time is up, timeout cancels this very task: the fetch cleans up, and the
        # CancelledError turns into a TimeoutError at the end of the block. A cancellation that
        # comes from outside stays one, because timeout knows which of the two was its own.
        async with asyncio.timeout(seconds) as limit:
            result = await fetch()
            if isinstance(result, Exception):
                raise result
            return result
    except TimeoutError:
        # The fetch may have raised this one: only the limit itself can tell.
        if not limit.expired():
            raise
        return fallback
