"""Takes the lock without a finally: once somebody is cancelled, all others wait for ever.

Verdict: DEADLOCK
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        await self.turn.acquire()
        if len(self.starts) == self.starts.maxlen:
            await asyncio.sleep(max(0, self.starts[0] + self.window - time.monotonic()))
        self.starts.append(time.monotonic())
        self.turn.release()

    async def __aexit__(self, *exc):
        pass
