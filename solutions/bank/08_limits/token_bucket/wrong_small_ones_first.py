"""Only those that must wait stand in line: whoever finds enough tokens takes them.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()
        self.line = asyncio.Lock()

    def take(self, amount):
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now
        if self.tokens < amount:
            return False
        self.tokens -= amount
        return True

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        if self.take(amount):
            return
        async with self.line:
            while not self.take(amount):
                await asyncio.sleep((amount - self.tokens) / self.rate)
