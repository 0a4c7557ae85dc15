"""Takes None for an answer that is not there yet.

Verdict: DEADLOCK
"""

import asyncio


async def lookup(start, key):
    condition = asyncio.Event()
    answer = None

    def on_success(value):
        nonlocal answer
        answer = value
        condition.set()

    def on_error(exception):
        nonlocal answer
        answer = exception
        condition.set()

    cancel = start(key, on_success, on_error)
    try:
        while answer is None:
            await condition.wait()
            condition.clear()
    except asyncio.CancelledError:
        cancel()
        raise
    if isinstance(answer, Exception):
        raise answer
    return answer
