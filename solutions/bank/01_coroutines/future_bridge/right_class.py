"""An object per lookup, which catches what comes too late."""

import asyncio
import contextlib


class _Lookup:
    def __init__(self):
        self.future = asyncio.get_running_loop().create_future()

    def on_success(self, value):
        with contextlib.suppress(asyncio.InvalidStateError):
            self.future.set_result(value)

    def on_error(self, exception):
        with contextlib.suppress(asyncio.InvalidStateError):
            self.future.set_exception(exception)


async def lookup(start, key):
    one = _Lookup()
    cancel = start(key, one.on_success, one.on_error)
    try:
        return await one.future
    except BaseException:
        cancel()
        raise
