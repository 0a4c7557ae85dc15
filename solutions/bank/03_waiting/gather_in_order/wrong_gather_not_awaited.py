"""Returns the future that gather makes.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    return asyncio.gather(*coroutines)
