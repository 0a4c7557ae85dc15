"""Uses up a generator with its first loop.

Verdict: NEVER_AWAITED
"""

import asyncio


async def gather_in_order(coroutines):
    results = [None for _ in coroutines]

    async def run(number, coroutine):
        results[number] = await coroutine

    await asyncio.gather(*(run(number, coroutine) for number, coroutine in enumerate(coroutines)))
    return results
