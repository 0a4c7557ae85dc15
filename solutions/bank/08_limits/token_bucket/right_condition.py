"""A condition: the line is a deque of tickets, and the first one sleeps outside of the lock."""

import asyncio
import time
from collections import deque


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity = capacity
        self.rate = rate
        self.full_at = time.monotonic()
        self.line = deque()
        self.changed = asyncio.Condition()

    def available(self):
        return self.capacity - max(0, self.full_at - time.monotonic()) * self.rate

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError(f"{amount} > {self.capacity}")
        ticket = object()
        self.line.append(ticket)
        try:
            async with self.changed:
                await self.changed.wait_for(lambda: self.line[0] is ticket)
            while (missing := amount - self.available()) > 0:
                await asyncio.sleep(missing / self.rate)
            self.full_at = max(self.full_at, time.monotonic()) + amount / self.rate
        finally:
            self.line.remove(ticket)
            async with self.changed:
                self.changed.notify_all()
