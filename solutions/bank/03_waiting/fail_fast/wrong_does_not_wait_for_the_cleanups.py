"""Cancels the others, and raises the error before they have cleaned up.

Verdict: LEAKED_TASK
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.sleep(0)
        raise
