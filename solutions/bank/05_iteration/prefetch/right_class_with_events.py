"""A class with the methods of a generator, and futures and callbacks instead of a queue."""

import asyncio
from collections import deque


class Prefetch:
    def __init__(self, source, ahead):
        self.source = source
        self.ahead = ahead
        self.ready = deque()
        self.step = None
        self.is_over = False
        self.waiter = None

    def __aiter__(self):
        return self

    def begin(self):
        if self.step is None and not self.is_over and len(self.ready) < self.ahead:
            self.step = asyncio.ensure_future(self.source.__anext__())
            self.step.add_done_callback(self.done)

    def done(self, step):
        self.step = None
        self.ready.append(step)
        if step.cancelled() or step.exception() is not None:
            self.is_over = True
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)
        elif self.waiter is None:
            self.begin()

    async def __anext__(self):
        self.begin()
        try:
            while not self.ready:
                if self.is_over:
                    raise StopAsyncIteration
                self.waiter = asyncio.get_running_loop().create_future()
                try:
                    await self.waiter
                finally:
                    self.waiter = None
            step = self.ready.popleft()
        except asyncio.CancelledError:
            await self.aclose()
            raise
        self.begin()
        return step.result()

    async def aclose(self):
        self.is_over = True
        if (step := self.step) is not None:
            step.cancel()
            await asyncio.wait([step])
        await self.source.aclose()


def prefetch(source, ahead):
    return Prefetch(source, ahead)
