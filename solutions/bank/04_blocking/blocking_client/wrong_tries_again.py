"""Calls `load` a second time if it failed.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, numbers, limit):
    room = asyncio.Semaphore(limit)

    async def load_in_turn(number):
        async with room:
            try:
                return await asyncio.to_thread(load, number)
            except ConnectionError:
                return await asyncio.to_thread(load, number)

    return await asyncio.gather(*(load_in_turn(number) for number in numbers))
