"""Asks every quarter of a second whether a call has ended.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_result(fetch, mirrors):
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    if not tasks:
        raise ValueError("there are no mirrors to ask")
    try:
        while not any(task.done() for task in tasks):
            await asyncio.sleep(0.25)
        return next(task for task in tasks if task.done()).result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
