"""Waits for the one in front, and whoever is cancelled lets the next one go on, although the first still waits.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()
        self.last = None

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        before, mine = self.last, asyncio.Event()
        self.last = mine
        try:
            if before is not None:
                await before.wait()
            self.refill()
            if self.tokens < amount:
                await asyncio.sleep((amount - self.tokens) / self.rate)
                self.refill()
            self.tokens = max(0, self.tokens - amount)
        finally:
            mine.set()
