"""Leaves the same time between any two starts.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class RateLimiter:
    def __init__(self, limit, window):
        self.gap = window / limit
        self.next = 0
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            if (pause := self.next - time.monotonic()) > 0:
                await asyncio.sleep(pause)
            self.next = time.monotonic() + self.gap

    async def __aexit__(self, *exc):
        pass
