"""A large request takes its tokens one by one, in turn with the others.

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
        if amount > self.capacity:
            raise ValueError
        for _ in range(amount):
            async with self.line:
                self.refill()
                if self.tokens < 1:
                    await asyncio.sleep((1 - self.tokens) / self.rate)
                    self.refill()
                self.tokens -= 1
