"""Raises the error where only the library can see it.

Verdict: DEADLOCK
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()

    def on_success(value):
        if not future.done():
            future.set_result(value)

    def on_error(exception):
        raise exception

    cancel = start(key, on_success, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
        raise
