"""A TaskGroup puts the GeneratorExit of aclose() into an exception group.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(airline)) for airline in airlines]
        for finished in asyncio.as_completed(tasks):
            yield await finished
