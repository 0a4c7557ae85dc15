"""Gives the turn to the next one in the line, who may have been cancelled at the same moment.

Verdict: WRONG_RESULT
"""

import asyncio
import time
from collections import deque


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.then = time.monotonic()
        self.busy = False
        self.line = deque()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.capacity, self.tokens + (now - self.then) * self.rate)
        self.then = now

    def next_one(self):
        if self.line:
            self.line.popleft().set_result(None)
        else:
            self.busy = False

    async def acquire(self, amount=1):
        if amount > self.capacity:
            raise ValueError
        if self.busy:
            turn = asyncio.get_running_loop().create_future()
            self.line.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn in self.line:
                    self.line.remove(turn)
                else:
                    self.next_one()
                raise
        self.busy = True
        try:
            self.refill()
            if self.tokens < amount:
                await asyncio.sleep((amount - self.tokens) / self.rate)
                self.refill()
            self.tokens = max(0, self.tokens - amount)
        finally:
            self.next_one()
