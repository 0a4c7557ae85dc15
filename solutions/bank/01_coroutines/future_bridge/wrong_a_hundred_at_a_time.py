"""Lets only a hundred lookups wait at a time.

Verdict: WRONG_TIMING
"""

import asyncio

_slots = asyncio.Semaphore(100)


async def lookup(start, key):
    async with _slots:
        answer = asyncio.get_running_loop().create_future()

        def on_success(value):
            if not answer.done():
                answer.set_result(value)

        def on_error(exception):
            if not answer.done():
                answer.set_exception(exception)

        cancel = start(key, on_success, on_error)
        try:
            return await answer
        except asyncio.CancelledError:
            cancel()
            raise
