"""Asks the clock again and again.

Verdict: RUNAWAY
"""

import asyncio
import time


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.starts = []
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            while sum(time.monotonic() - start < self.window for start in self.starts) >= self.limit:
                await asyncio.sleep(0)
            self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        pass
