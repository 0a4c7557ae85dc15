"""A private asynchronous generator does the work."""

import asyncio
import itertools
import time


class AsyncRange:
    def __init__(self, *arguments):
        self.arguments = arguments

    def __aiter__(self):
        return _count(*self.arguments)


async def _count(start, stop, pause):
    for number in itertools.count(start):
        if number >= stop:
            return
        asked = time.monotonic()
        while (left := asked + pause - time.monotonic()) > 0:
            await asyncio.sleep(left)
        yield number
