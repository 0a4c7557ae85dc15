"""Waits for more tokens than there will ever be.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()
        self.line = asyncio.Lock()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now

    async def acquire(self, amount=1):
        async with self.line:
            self.refill()
            while self.tokens < amount:
                await asyncio.sleep((amount - self.tokens) / self.rate)
                self.refill()
            self.tokens -= amount
