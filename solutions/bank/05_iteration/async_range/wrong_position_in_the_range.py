"""The range is its own iterator: the second loop finds it at its end.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.current = start
        self.stop = stop
        self.pause = pause

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        number = self.current
        self.current += 1
        return number
