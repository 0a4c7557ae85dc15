"""Waits for the one in front, and whoever is cancelled lets the next one go on, although the first still waits.

Verdict: WRONG_RESULT
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)
        self.last = None

    async def __aenter__(self):
        before, mine = self.last, asyncio.Event()
        self.last = mine
        try:
            if before is not None:
                await before.wait()
            if len(self.starts) == self.starts.maxlen:
                pause = self.starts[0] + self.window - time.monotonic()
                if pause > 0:
                    await asyncio.sleep(pause)
            self.starts.append(time.monotonic())
        finally:
            mine.set()

    async def __aexit__(self, *exc):
        return None
