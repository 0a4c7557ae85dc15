"""Allows a hundred calls at a time: that is not all of them.

Verdict: UNDERUSED
"""

import asyncio


async def as_they_finish(ask, airlines):
    limit = asyncio.Semaphore(100)

    async def one(airline):
        async with limit:
            return await ask(airline)

    tasks = [asyncio.create_task(one(airline)) for airline in airlines]
    try:
        for finished in asyncio.as_completed(tasks):
            yield await finished
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
