"""Looks for results every three quarters of a second.

Verdict: WRONG_TIMING
"""

import asyncio


async def as_they_finish(ask, airlines):
    order = asyncio.Queue()
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    for task in tasks:
        task.add_done_callback(order.put_nowait)
    try:
        for _ in tasks:
            while order.empty():
                await asyncio.sleep(0.75)
            yield order.get_nowait().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
