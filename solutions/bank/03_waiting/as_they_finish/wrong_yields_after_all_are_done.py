"""Notes the order in which they end, but yields only after the last.

Verdict: WRONG_TIMING
"""

import asyncio


async def as_they_finish(ask, airlines):
    results = []

    async def one(airline):
        results.append(await ask(airline))

    async with asyncio.TaskGroup() as group:
        for airline in airlines:
            group.create_task(one(airline))
    for result in results:
        yield result
