"""Empties the bucket after the sleep, but the time of the sleep counts again.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()
        self.line = asyncio.Lock()

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        async with self.line:
            now = time.monotonic()
            self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
            self.then = now
            if self.tokens < amount:
                await asyncio.sleep((amount - self.tokens) / self.rate)
                self.tokens = 0
            else:
                self.tokens -= amount
