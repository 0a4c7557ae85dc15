"""Allows a hundred coroutines at a time: that is not all of them.

Verdict: UNDERUSED
"""

import asyncio


async def gather_in_order(coroutines):
    limit = asyncio.Semaphore(100)

    async def one(coroutine):
        async with limit:
            return await coroutine

    return await asyncio.gather(*[one(coroutine) for coroutine in coroutines])
