"""Takes an exception that is a result for one that was raised.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    results = await asyncio.gather(*coroutines, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
