"""Goes on when a call fails with a TimeoutError.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    try:
        for finished in asyncio.as_completed(tasks):
            try:
                offer = await finished
            except TimeoutError:
                continue
            yield offer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
