"""Yields the number in `__anext__`, which makes it an asynchronous generator.

Verdict: BROKEN
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start = start
        self.stop = stop
        self.pause = pause

    def __aiter__(self):
        return AsyncRangeIterator(self)


class AsyncRangeIterator:
    def __init__(self, numbers):
        self.next = numbers.start
        self.stop = numbers.stop
        self.pause = numbers.pause

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.next >= self.stop:
            return
        await asyncio.sleep(self.pause)
        yield self.next
        self.next += 1
