"""A line of futures, and one timer for the first of them."""

import asyncio
from collections import deque


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate = capacity, rate
        self.loop = asyncio.get_running_loop()
        self.tokens, self.then = float(capacity), self.loop.time()
        self.line = deque()
        self.timer = None

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError("too many")
        entry = (self.loop.create_future(), amount)
        self.line.append(entry)
        self.serve()
        try:
            await entry[0]
        except asyncio.CancelledError:
            if entry in self.line:
                self.line.remove(entry)
            elif not entry[0].cancelled():
                self.tokens += amount
            self.serve()
            raise

    def serve(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        now = self.loop.time()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now
        while self.line:
            future, amount = self.line[0]
            if self.tokens < amount:
                self.timer = self.loop.call_at(now + (amount - self.tokens) / self.rate, self.serve)
                return
            self.line.popleft()
            if not future.cancelled():
                self.tokens -= amount
                future.set_result(None)
