"""Everybody sleeps for what is missing, and those that need little come first.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        self.refill()
        while self.tokens < amount:
            await asyncio.sleep((amount - self.tokens) / self.rate)
            self.refill()
        self.tokens -= amount
