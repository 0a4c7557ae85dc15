"""Leaves out what failed.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    try:
        for finished in asyncio.as_completed(tasks):
            try:
                result = await finished
            except Exception:
                continue
            yield result
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
