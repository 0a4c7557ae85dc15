"""A dict from number to record: the later record stands for both calls.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, numbers, limit):
    places = asyncio.Semaphore(limit)
    records = {}

    async def one(number):
        async with places:
            records[number] = await asyncio.to_thread(load, number)

    await asyncio.gather(*(one(number) for number in numbers))
    return [records[number] for number in numbers]
