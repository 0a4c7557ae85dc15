"""Looks at the clock eight times a second: most starts come a little late.

Verdict: WRONG_TIMING
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
            while len(self.starts) == self.starts.maxlen and time.monotonic() < self.starts[0] + self.window:
                await asyncio.sleep(0.125)
            self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        return None
