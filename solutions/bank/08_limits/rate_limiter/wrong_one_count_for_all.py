"""The starts belong to the class, so all limiters share them.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class RateLimiter:
    starts = []

    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            if len(self.starts) >= self.limit:
                await asyncio.sleep(max(0, self.starts[-self.limit] + self.window - time.monotonic()))
            self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        pass
