"""Calls the blocking function in the thread of the event loop.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def load_all(load, numbers, limit):
    room = asyncio.Semaphore(limit)

    async def load_one(number):
        async with room:
            return load(number)

    return await asyncio.gather(*(load_one(number) for number in numbers))
