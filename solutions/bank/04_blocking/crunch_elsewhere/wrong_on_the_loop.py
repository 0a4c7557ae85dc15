"""Computes in the thread of the event loop.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def crunch_all(pool, work, items):
    async def crunch(item):
        return work(item)

    return await asyncio.gather(*(crunch(item) for item in items))
