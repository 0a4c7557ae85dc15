"""One future in the module, which every lookup replaces.

Verdict: DEADLOCK
"""

import asyncio

future = None


def on_success(value):
    if not future.done():
        future.set_result(value)


def on_error(exception):
    if not future.done():
        future.set_exception(exception)


async def lookup(start, key):
    global future
    future = asyncio.get_running_loop().create_future()
    cancel = start(key, on_success, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        cancel()
        raise
