"""An awaitable of its own, driven through __await__, with time stamps for debugging."""

import asyncio
import sys
from datetime import datetime


class Bridge:
    def __init__(self, start, key):
        self.future = asyncio.Future()
        self.cancel = start(key, self("set_result"), self("set_exception"))

    def __call__(self, setter):
        def callback(thing):
            print(datetime.now().isoformat(), setter, repr(thing), file=sys.stderr)
            self.future.done() or getattr(self.future, setter)(thing)

        return callback

    def __await__(self):
        try:
            return (yield from self.future)
        except asyncio.CancelledError:
            self.cancel()
            raise


async def lookup(start, key):
    return await Bridge(start, key)
