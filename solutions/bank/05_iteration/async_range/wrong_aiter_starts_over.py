"""One position for all loops, set back by each new loop.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start = start
        self.stop = stop
        self.pause = pause

    def __aiter__(self):
        self.current = self.start
        return self

    async def __anext__(self):
        if self.current >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        number = self.current
        self.current += 1
        return number
