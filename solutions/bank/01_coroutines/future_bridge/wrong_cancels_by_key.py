"""Keeps the library's cancel functions by key, where two lookups of the same name have room for one.

Verdict: WRONG_RESULT
"""

import asyncio

_cancels = {}


async def lookup(start, key):
    answer = asyncio.get_running_loop().create_future()

    def on_success(value):
        if not answer.done():
            answer.set_result(value)

    def on_error(exception):
        if not answer.done():
            answer.set_exception(exception)

    _cancels[key] = start(key, on_success, on_error)
    try:
        return await answer
    except asyncio.CancelledError:
        _cancels.pop(key)()
        raise
