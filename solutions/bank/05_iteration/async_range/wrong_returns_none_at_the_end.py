"""Returns at the end, which gives None for ever, instead of raising StopAsyncIteration.

Verdict: WRONG_RESULT
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
        if self.current < self.stop:
            await asyncio.sleep(self.pause)
            self.current += 1
            return self.current - 1
