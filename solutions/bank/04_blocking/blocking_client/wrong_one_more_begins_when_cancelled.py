"""The first call that is cancelled makes room, and another one begins before it is cancelled too.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, numbers, limit):
    room = asyncio.Semaphore(limit)

    async def load_in_turn(number):
        async with room:
            return await asyncio.to_thread(load, number)

    tasks = [asyncio.create_task(load_in_turn(number)) for number in numbers]
    try:
        return [await task for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
