"""The iterator's `__aiter__` goes back to the start.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        steps = AsyncRange(self.start, self.stop, self.pause)
        steps.current = self.start
        return steps

    async def __anext__(self):
        if self.current >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        self.current += 1
        return self.current - 1
