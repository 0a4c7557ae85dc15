"""Tells a failure by the type of what came: an exception object that a call returned is raised.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    queue = asyncio.Queue()

    async def one(airline):
        try:
            outcome = await ask(airline)
        except Exception as error:
            outcome = error
        await queue.put(outcome)

    tasks = [asyncio.create_task(one(airline)) for airline in airlines]
    try:
        for _ in tasks:
            outcome = await queue.get()
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
