"""A semaphore that nobody asked for.

Verdict: UNDERUSED
"""

import asyncio


async def gather_in_order(coroutines):
    polite = asyncio.Semaphore(10)

    async def run(coroutine):
        async with polite:
            return await coroutine

    return await asyncio.gather(*map(run, coroutines))
