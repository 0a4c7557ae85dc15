"""Collects the results as they come.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    return [await finished for finished in asyncio.as_completed(list(coroutines))]
