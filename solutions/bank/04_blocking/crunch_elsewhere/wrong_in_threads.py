"""Computes in threads, and does not use the pool.

Verdict: FORBIDDEN
"""

import asyncio


async def crunch_all(pool, work, items):
    return await asyncio.gather(*(asyncio.to_thread(work, item) for item in items))
