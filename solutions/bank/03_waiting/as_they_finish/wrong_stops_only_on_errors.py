"""Cleans up after Exceptions, but being closed is a GeneratorExit, which is none.

Verdict: LEAKED_TASK
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    try:
        for finished in asyncio.as_completed(tasks):
            yield await finished
    except Exception:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
