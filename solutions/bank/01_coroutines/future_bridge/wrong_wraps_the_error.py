"""Raises an error of its own instead of the one of the library.

Verdict: WRONG_RESULT
"""

import asyncio


class LookupFailed(Exception):
    pass


async def lookup(start, key):
    answer = asyncio.get_running_loop().create_future()

    def on_error(error):
        if not answer.done():
            answer.set_exception(LookupFailed(str(error)))

    cancel = start(key, lambda value: answer.done() or answer.set_result(value), on_error)
    try:
        return await answer
    except asyncio.CancelledError:
        cancel()
        raise
