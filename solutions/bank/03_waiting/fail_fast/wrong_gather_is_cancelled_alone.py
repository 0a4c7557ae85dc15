"""Tidies up after an error, and leaves it to gather when it is cancelled: that waits for the first cleanup only.

Verdict: LEAKED_TASK
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
