"""Waits for the end in any case, and looks at the clock then.

Verdict: WRONG_TIMING
"""

import time


async def fetch_within(fetch, seconds, fallback):
    began = time.monotonic()
    result = await fetch()
    return result if time.monotonic() - began < seconds else fallback
