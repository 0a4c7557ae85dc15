"""Puts the errors into the list.

Verdict: LOST_ERROR
"""

import asyncio


async def load_all(load, numbers, limit):
    room = asyncio.Semaphore(limit)

    async def load_one(number):
        async with room:
            return await asyncio.to_thread(load, number)

    return await asyncio.gather(*(load_one(number) for number in numbers), return_exceptions=True)
