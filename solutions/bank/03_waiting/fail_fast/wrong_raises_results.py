"""Tells a failure by the type of what came: an exception object that a call returned is raised.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    async def one(number, part):
        try:
            return number, await load(part)
        except Exception as error:
            return number, error

    tasks = [asyncio.create_task(one(n, part)) for n, part in enumerate(parts)]
    results = [None] * len(tasks)
    try:
        for finished in asyncio.as_completed(tasks):
            number, outcome = await finished
            if isinstance(outcome, Exception):
                raise outcome
            results[number] = outcome
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return results
