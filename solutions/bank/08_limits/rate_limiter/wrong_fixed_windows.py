"""Counts in fixed windows: twice the limit may start around the edge of one.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.began = None
        self.used = 0
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            now = time.monotonic()
            if self.began is None or now - self.began >= self.window:
                self.began, self.used = now, 0
            elif self.used == self.limit:
                await asyncio.sleep(self.began + self.window - now)
                self.began, self.used = self.began + self.window, 0
            self.used += 1

    async def __aexit__(self, *exc):
        pass
