"""Callbacks written with async def: the library calls them, and nothing runs.

Verdict: NEVER_AWAITED
"""

import asyncio


async def lookup(start, key):
    answer = asyncio.get_running_loop().create_future()

    async def on_success(value):
        answer.set_result(value)

    async def on_error(error):
        answer.set_exception(error)

    cancel = start(key, on_success, on_error)
    try:
        return await answer
    except asyncio.CancelledError:
        cancel()
        raise
