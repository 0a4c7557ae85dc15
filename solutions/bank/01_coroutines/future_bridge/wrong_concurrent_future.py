"""A future of concurrent.futures complains in its own way when the answer is late.

Verdict: WRONG_RESULT
"""

import asyncio
import concurrent.futures


async def lookup(start, key):
    answer = concurrent.futures.Future()
    cancel = start(key, answer.set_result, answer.set_exception)
    try:
        return await asyncio.wrap_future(answer)
    except asyncio.CancelledError:
        cancel()
        raise
