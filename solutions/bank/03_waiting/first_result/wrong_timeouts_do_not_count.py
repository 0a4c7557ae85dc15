"""Takes the next call if the first to end failed with a TimeoutError.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    if not mirrors:
        raise ValueError("there are no mirrors to ask")
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        for first in asyncio.as_completed(tasks):
            try:
                return await first
            except TimeoutError:
                continue
        raise TimeoutError("no mirror answered")
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
