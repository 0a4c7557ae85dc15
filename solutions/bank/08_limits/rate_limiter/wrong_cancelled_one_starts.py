"""Catches the cancellation, and starts the block early.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
import contextlib
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        async with self.turn:
            if len(self.starts) == self.starts.maxlen:
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.sleep(max(0, self.starts[0] + self.window - time.monotonic()))
            self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        pass
