"""Gives gather the list instead of its members.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    return await asyncio.gather(coroutines)
