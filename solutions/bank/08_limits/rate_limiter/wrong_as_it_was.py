"""The broken code as it was.

Verdict: UNDERUSED
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit = limit
        self.window = window
        self.slots = asyncio.Semaphore(limit)
        self.starts = deque()

    async def __aenter__(self):
        await self.slots.acquire()
        if len(self.starts) >= self.limit:
            pause = self.starts[0] + self.window - time.monotonic()
            if pause > 0:
                await asyncio.sleep(pause)
            self.starts.popleft()
        self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        self.slots.release()
