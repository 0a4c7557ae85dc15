"""Waits first and looks afterwards whether there is a number left.

Verdict: WRONG_TIMING
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        return Steps(self.start, self.stop, self.pause)


class Steps:
    def __init__(self, start, stop, pause):
        self.current, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(self.pause)
        if self.current >= self.stop:
            raise StopAsyncIteration
        self.current += 1
        return self.current - 1
