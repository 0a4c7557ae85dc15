"""The windows are right, but a slot is kept until its block ends.

Verdict: UNDERUSED
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.slots = asyncio.Semaphore(limit)
        self.turn = asyncio.Lock()
        self.starts = deque(maxlen=limit)

    async def __aenter__(self):
        await self.slots.acquire()
        try:
            async with self.turn:
                if len(self.starts) == self.starts.maxlen:
                    await asyncio.sleep(max(0, self.starts[0] + self.window - time.monotonic()))
                self.starts.append(time.monotonic())
        except BaseException:
            self.slots.release()
            raise

    async def __aexit__(self, *exc):
        self.slots.release()
