"""Keeps only one of equal results.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    return list(dict.fromkeys(await asyncio.gather(*coroutines)))
