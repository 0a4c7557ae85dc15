"""Whoever finds room starts at once, even at the moment at which the turn of one that waits has come.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import deque
import time


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.starts = deque()
        self.lock = asyncio.Lock()

    def _room(self):
        while self.starts and self.starts[0] + self.window <= time.monotonic():
            self.starts.popleft()
        return len(self.starts) < self.limit

    async def __aenter__(self):
        if self._room():
            self.starts.append(time.monotonic())
            return
        async with self.lock:
            while not self._room():
                await asyncio.sleep(self.starts[0] + self.window - time.monotonic())
            self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        pass
