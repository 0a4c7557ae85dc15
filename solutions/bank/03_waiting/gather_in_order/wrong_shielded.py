"""Protects the coroutines from the cancellation.

Verdict: LEAKED_TASK
"""

import asyncio


async def gather_in_order(coroutines):
    return await asyncio.shield(asyncio.gather(*coroutines))
