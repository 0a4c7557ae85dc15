"""Takes None for a missing result.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    return [result for result in await asyncio.gather(*coroutines) if result is not None]
