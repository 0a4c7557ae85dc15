"""Whoever comes takes what is there, at the moment at which the first one's tokens are there too.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate = capacity, rate
        self._level = capacity
        self._as_of = time.monotonic()
        self.waiting = 0
        self._turn = asyncio.Lock()

    def level(self):
        now = time.monotonic()
        self._level = min(self.capacity, self._level + (now - self._as_of) * self.rate)
        self._as_of = now
        return self._level

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError(amount)
        if self.level() >= max(amount, self.waiting):
            self._level -= amount
            return
        async with self._turn:
            self.waiting = amount
            try:
                while (missing := amount - self.level()) > 0:
                    await asyncio.sleep(missing / self.rate)
                self._level -= amount
            finally:
                self.waiting = 0
