"""The future is cancelled one turn before the flag that should guard it is set.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()
    stopped = False

    def on_success(value):
        if not stopped:
            future.set_result(value)

    def on_error(exception):
        if not stopped:
            future.set_exception(exception)

    cancel = start(key, on_success, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        stopped = True
        cancel()
        raise
