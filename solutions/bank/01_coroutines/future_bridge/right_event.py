"""An event wakes the lookup up; the answer lies in a list."""

import asyncio


async def lookup(start, key):
    there = asyncio.Event()
    values, errors = [], []

    def on_success(value):
        values.append(value)
        there.set()

    def on_error(exception):
        errors.append(exception)
        there.set()

    cancel = start(key, on_success, on_error)
    try:
        await there.wait()
    except asyncio.CancelledError:
        cancel()
        raise
    if errors:
        raise errors[0]
    return values[0]
