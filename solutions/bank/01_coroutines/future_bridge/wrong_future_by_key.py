"""Keeps the futures by key: two lookups of the same name get in each other's way.

Verdict: DEADLOCK
"""

import asyncio

waiting = {}


async def lookup(start, key):
    waiting[key] = future = asyncio.get_running_loop().create_future()

    def on_success(value):
        if key in waiting and not waiting[key].done():
            waiting.pop(key).set_result(value)

    def on_error(error):
        if key in waiting and not waiting[key].done():
            waiting.pop(key).set_exception(error)

    cancel = start(key, on_success, on_error)
    try:
        return await future
    except asyncio.CancelledError:
        waiting.pop(key, None)
        cancel()
        raise
