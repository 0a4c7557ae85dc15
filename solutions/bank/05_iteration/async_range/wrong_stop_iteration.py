"""Ends with StopIteration, which a coroutine cannot raise.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        steps = AsyncRange(self.start, self.stop, self.pause)
        steps.__class__ = Steps
        return steps


class Steps(AsyncRange):
    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.start >= self.stop:
            raise StopIteration
        await asyncio.sleep(self.pause)
        self.start += 1
        return self.start - 1
