"""Starts them all, and awaits them in the order of the airlines.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    try:
        for task in tasks:
            yield await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
