"""Refills bit by bit: after a burst, more start within the same window.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.rate = limit, limit / window
        self.tokens, self.then = limit, time.monotonic()
        self.turn = asyncio.Lock()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.limit, self.tokens + (now - self.then) * self.rate)
        self.then = now

    async def __aenter__(self):
        async with self.turn:
            self.refill()
            if self.tokens < 1:
                await asyncio.sleep((1 - self.tokens) / self.rate)
                self.refill()
            self.tokens -= 1

    async def __aexit__(self, *exc):
        pass
