"""Reference: async_range."""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start = start
        self.stop = stop
        self.pause = pause

    def __aiter__(self):
        # A new iterator for each loop: where a loop stands belongs to the loop, not to the range.
        return AsyncRangeIterator(self)


class AsyncRangeIterator:
    def __init__(self, numbers):
        self.next = numbers.start
        self.stop = numbers.stop
        self.pause = numbers.pause

    def __aiter__(self):
        # An iterator is its own iterator, so that it can stand in an `async for` too.
        return self

    async def __anext__(self):
        # Asked first, because the end of the loop takes no time.
        if self.next >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        number = self.next
        self.next += 1
        return number
