"""Waits until all have ended, and raises the first error in the list.

Verdict: WRONG_TIMING
"""

import asyncio


async def load_all(load, parts):
    results = await asyncio.gather(*map(load, parts), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
