"""A loop over an iterator goes on from where it is, but with a copy: the iterator itself stays there.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        return AsyncRange(self.start, self.stop, self.pause)

    async def __anext__(self):
        if self.start >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        self.start += 1
        return self.start - 1
