"""A semaphore of one as the line, and exact fractions as tokens."""

import asyncio
from fractions import Fraction


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity = Fraction(capacity)
        self.rate = Fraction(rate)
        self.tokens = self.capacity
        self.then = None
        self.line = asyncio.Semaphore(1)

    def refill(self):
        now = Fraction(asyncio.get_running_loop().time())
        if self.then is not None:
            self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now
        return self.tokens

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError("this bucket is too small")
        await self.line.acquire()
        try:
            while self.refill() < amount:
                await asyncio.sleep(float((amount - self.tokens) / self.rate))
            self.tokens -= amount
        finally:
            self.line.release()
        return float(self.tokens)
