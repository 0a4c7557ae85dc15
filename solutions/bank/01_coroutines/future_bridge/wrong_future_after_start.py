"""The future does not exist yet when the library calls back at once.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    def on_success(value):
        if not future.done():
            future.set_result(value)

    def on_error(exception):
        if not future.done():
            future.set_exception(exception)

    cancel = start(key, on_success, on_error)
    future = asyncio.get_running_loop().create_future()
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
        raise
