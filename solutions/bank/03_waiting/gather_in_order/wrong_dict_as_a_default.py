"""The dict of the results is a default value of an argument: the next call finds it full.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines, results={}):
    async def one(i, c):
        results[i] = await c

    async with asyncio.TaskGroup() as tg:
        for i, c in enumerate(coroutines):
            tg.create_task(one(i, c))
    return [results[i] for i in sorted(results)]
