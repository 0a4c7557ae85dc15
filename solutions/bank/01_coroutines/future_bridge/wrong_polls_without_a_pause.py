"""Asks again and again, as fast as it can.

Verdict: RUNAWAY
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()
    start(key, future.set_result, future.set_exception)
    while not future.done():
        await asyncio.sleep(0)
    return future.result()
