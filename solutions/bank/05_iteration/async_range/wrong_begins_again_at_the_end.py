"""Sets the position back at the end, so that an iterator never stays there.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.arguments = start, stop, pause

    def __aiter__(self):
        return Steps(*self.arguments)


class Steps:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause
        self.current = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current >= self.stop:
            self.current = self.start
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        self.current += 1
        return self.current - 1
