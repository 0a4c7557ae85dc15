"""The lock belongs to the class: a request waits for those at other buckets.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class TokenBucket:
    _turn = asyncio.Lock()

    def __init__(self, capacity, rate):
        self.capacity, self.rate = capacity, rate
        self._level = capacity
        self._as_of = time.monotonic()

    def level(self):
        now = time.monotonic()
        self._level = min(self.capacity, self._level + (now - self._as_of) * self.rate)
        self._as_of = now
        return self._level

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError(amount)
        async with self._turn:
            while (missing := amount - self.level()) > 0:
                await asyncio.sleep(missing / self.rate)
            self._level -= amount
