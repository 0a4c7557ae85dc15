"""Raises a new error of the same class, with the key in its text.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    answer = asyncio.get_running_loop().create_future()

    def on_success(value):
        if not answer.done():
            answer.set_result(value)

    def on_error(exception):
        if not answer.done():
            answer.set_exception(type(exception)(f"{key}: {exception}"))

    cancel = start(key, on_success, on_error)
    try:
        return await answer
    except asyncio.CancelledError:
        cancel()
        raise
