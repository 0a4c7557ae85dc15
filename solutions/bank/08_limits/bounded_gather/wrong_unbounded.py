"""Plain gather: everything at once.

Verdict: UNBOUNDED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    return await asyncio.gather(*map(fetch, items))
