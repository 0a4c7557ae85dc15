"""Gives up after an hour.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    return await asyncio.wait_for(asyncio.gather(*coroutines), timeout=3600)
