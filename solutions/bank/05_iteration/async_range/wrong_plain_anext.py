"""`__anext__` is a plain method that returns a number, so there is nothing to await.

Verdict: BROKEN
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.current, self.stop, self.pause = start, stop, pause

    def __aiter__(self):
        return self

    def __anext__(self):
        if self.current >= self.stop:
            raise StopAsyncIteration
        self.current += 1
        return self.current - 1
