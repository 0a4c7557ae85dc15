"""A callback that comes too late finds a future that is cancelled already.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()
    cancel = start(key, future.set_result, future.set_exception)
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
        raise
