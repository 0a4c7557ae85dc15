"""Allows a hundred calls at a time: that is not all of them.

Verdict: UNDERUSED
"""

import asyncio


async def first_result(fetch, mirrors):
    limit = asyncio.Semaphore(100)

    async def one(mirror):
        async with limit:
            return await fetch(mirror)

    tasks = [asyncio.create_task(one(mirror)) for mirror in mirrors]
    if not tasks:
        raise ValueError("there are no mirrors to ask")
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return done.pop().result()
