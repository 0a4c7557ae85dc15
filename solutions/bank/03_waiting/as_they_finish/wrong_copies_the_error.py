"""Raises an error of its own instead of the one of the call.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    try:
        for finished in asyncio.as_completed(tasks):
            try:
                offer = await finished
            except Exception as error:
                raise ConnectionError(str(error)) from error
            yield offer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
