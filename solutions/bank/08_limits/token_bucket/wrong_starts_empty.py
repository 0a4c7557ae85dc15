"""The bucket is empty at first.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, 0
        self.then = time.monotonic()
        self.line = asyncio.Lock()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        async with self.line:
            self.refill()
            if self.tokens < amount:
                await asyncio.sleep((amount - self.tokens) / self.rate)
                self.refill()
            self.tokens -= amount
