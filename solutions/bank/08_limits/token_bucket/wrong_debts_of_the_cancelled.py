"""Takes the tokens first and sleeps off the debt: whoever is cancelled has paid nevertheless.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate) - amount
        self.then = now
        if self.tokens < 0:
            await asyncio.sleep(-self.tokens / self.rate)
