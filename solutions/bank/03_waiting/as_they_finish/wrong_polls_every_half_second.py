"""Asks every half second which calls have ended.

Verdict: WRONG_TIMING
"""

import asyncio


async def as_they_finish(ask, airlines):
    finished = []
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    for task in tasks:
        task.add_done_callback(finished.append)
    try:
        for number in range(len(tasks)):
            while len(finished) <= number:
                await asyncio.sleep(0.5)
            yield finished[number].result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
