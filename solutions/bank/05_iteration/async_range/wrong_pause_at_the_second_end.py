"""Who asks again after the end has to wait for it.

Verdict: WRONG_TIMING
"""

import asyncio


class It:
    def __init__(self, r):
        self.r, self.n, self.over = r, r.start, False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.over:
            await asyncio.sleep(self.r.pause)
        if self.n >= self.r.stop:
            self.over = True
            raise StopAsyncIteration
        await asyncio.sleep(self.r.pause)
        self.n += 1
        return self.n - 1


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        return It(self)
