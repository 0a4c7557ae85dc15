"""Writes the time down when a block ends, not when it starts.

Verdict: WRONG_TIMING
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.ends = deque(maxlen=limit)
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            if len(self.ends) == self.ends.maxlen:
                await asyncio.sleep(max(0, self.ends[0] + self.window - time.monotonic()))

    async def __aexit__(self, *exc):
        self.ends.append(time.monotonic())
