"""run_in_executor does not take the context along.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    room = asyncio.Semaphore(limit)

    async def load_one(number):
        async with room:
            return await loop.run_in_executor(None, load, number)

    return await asyncio.gather(*(load_one(number) for number in numbers))
