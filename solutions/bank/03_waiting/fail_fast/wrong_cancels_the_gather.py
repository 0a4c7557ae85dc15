"""Cancels the gather, which has ended with the error: that does nothing.

Verdict: LEAKED_TASK
"""

import asyncio


async def load_all(load, parts):
    together = asyncio.gather(*map(load, parts))
    try:
        return await together
    except Exception:
        together.cancel()
        raise
