"""Callbacks made with functools.partial out of an `async def`: the library calls them, and nothing runs.

Verdict: NEVER_AWAITED
"""

import asyncio
from functools import partial


async def settle(fut, how, what):
    if not fut.done():
        getattr(fut, how)(what)


async def lookup(start, key):
    fut = asyncio.get_running_loop().create_future()
    cancel = start(key, partial(settle, fut, "set_result"), partial(settle, fut, "set_exception"))
    try:
        return await fut
    except asyncio.CancelledError:
        cancel()
        raise
