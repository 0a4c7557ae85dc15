"""Plain gather raises the first error.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    results = await asyncio.gather(*map(send, addresses))
    return list(zip(addresses, results)), []
