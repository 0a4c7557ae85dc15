"""Reference: token_bucket."""

import asyncio
import time


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity = capacity
        self.rate = rate
        self.tokens = capacity
        self.counted_at = time.monotonic()
        # The line: whoever holds the lock is the first in it, and an asyncio.Lock is given on
        # in the order in which tasks asked for it.
        self.line = asyncio.Lock()

    def _count(self):
        # Nothing needs to drip: how many tokens there are follows from the time that has passed.
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.counted_at) * self.rate)
        self.counted_at = now

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError(f"{amount} tokens will never be in a bucket for {self.capacity}")
        async with self.line:
            self._count()
            if self.tokens < amount:
                # Nobody else can take tokens meanwhile, so one sleep of the right length is enough.
                # If it is cancelled, nothing has been taken, and the lock goes to the next in line.
                await asyncio.sleep((amount - self.tokens) / self.rate)
                self._count()
            # A sleep of a rounded length may leave a hair too little: do not go below nothing.
            self.tokens = max(0, self.tokens - amount)
