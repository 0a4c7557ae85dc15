"""Catches its own cancellation with the errors, and returns.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    error = None
    try:
        return await asyncio.gather(*tasks)
    except BaseException as caught:
        error = caught
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if isinstance(error, Exception):
        raise error
    return None
