"""Waits for each cleanup before it cancels the next call.

Verdict: WRONG_TIMING
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            if not task.done():
                task.cancel()
                await asyncio.wait([task])
                task.cancelled() or task.exception()
