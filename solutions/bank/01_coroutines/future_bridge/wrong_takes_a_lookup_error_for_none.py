"""Takes a LookupError for the answer that there is no number, and returns None.

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
            if isinstance(exception, LookupError):
                answer.set_result(None)
            else:
                answer.set_exception(exception)

    cancel = start(key, on_success, on_error)
    try:
        return await answer
    except asyncio.CancelledError:
        cancel()
        raise
