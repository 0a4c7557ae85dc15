"""A true result of __aexit__ makes the error vanish.

Verdict: WRONG_RESULT
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            if len(self.starts) == self.starts.maxlen:
                await asyncio.sleep(max(0, self.starts[0] + self.window - time.monotonic()))
            self.starts.append(time.monotonic())
        return self

    async def __aexit__(self, *exc):
        return self
