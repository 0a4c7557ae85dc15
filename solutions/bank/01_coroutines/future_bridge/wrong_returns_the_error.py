"""Hands the exception over as if it were a value.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()

    def callback(answer):
        if not future.done():
            future.set_result(answer)

    cancel = start(key, callback, callback)
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
        raise
