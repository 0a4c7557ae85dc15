"""Tells an error from a value by its type: a value may be an exception, too.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    answers = asyncio.Queue()
    cancel = start(key, answers.put_nowait, answers.put_nowait)
    try:
        answer = await answers.get()
    except asyncio.CancelledError:
        cancel()
        raise
    if isinstance(answer, BaseException):
        raise answer
    return answer
