"""Stops the library, and then returns as if nothing had happened.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()

    def on_success(value):
        if not future.done():
            future.set_result(value)

    def on_error(exception):
        if not future.done():
            future.set_exception(exception)

    cancel = start(key, on_success, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
