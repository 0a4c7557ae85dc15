"""Nobody wakes the lookup up when the library reports an error.

Verdict: DEADLOCK
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()

    def on_success(value):
        if not future.done():
            future.set_result(value)

    def on_error(exception):
        print("lookup failed:", exception)

    cancel = start(key, on_success, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
        raise
