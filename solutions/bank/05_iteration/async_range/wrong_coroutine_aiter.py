"""`__aiter__` is a coroutine function, and `async for` does not await it.

Verdict: BROKEN
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    async def __aiter__(self):
        self.current = self.start
        return self

    async def __anext__(self):
        if self.current >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        self.current += 1
        return self.current - 1
