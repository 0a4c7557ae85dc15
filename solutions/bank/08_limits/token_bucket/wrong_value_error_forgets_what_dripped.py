"""Notes the time before it looks at the amount: a ValueError loses what has dripped until then.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate = capacity, rate
        self._level = capacity
        self._as_of = time.monotonic()
        self._turn = asyncio.Lock()

    async def acquire(self, amount=1):
        now = time.monotonic()
        passed, self._as_of = now - self._as_of, now
        if amount > self.capacity:
            raise ValueError(amount)
        self._level = min(self.capacity, self._level + passed * self.rate)
        async with self._turn:
            while True:
                now = time.monotonic()
                self._level = min(self.capacity, self._level + (now - self._as_of) * self.rate)
                self._as_of = now
                if self._level >= amount:
                    break
                await asyncio.sleep((amount - self._level) / self.rate)
            self._level -= amount
