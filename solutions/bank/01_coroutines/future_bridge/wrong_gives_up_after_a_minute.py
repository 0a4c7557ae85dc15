"""A time limit that nobody asked for.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    answer = asyncio.get_running_loop().create_future()
    cancel = start(
        key,
        lambda value: answer.done() or answer.set_result(value),
        lambda error: answer.done() or answer.set_exception(error),
    )
    try:
        return await asyncio.wait_for(answer, 60)
    except (asyncio.CancelledError, TimeoutError):
        cancel()
        raise
