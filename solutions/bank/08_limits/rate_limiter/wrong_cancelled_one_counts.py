"""Works its start out on arrival, and keeps it although it is cancelled.

Verdict: WRONG_TIMING
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)

    async def __aenter__(self):
        start = time.monotonic()
        if len(self.starts) == self.starts.maxlen:
            start = max(start, self.starts[0] + self.window)
        self.starts.append(start)
        if (pause := start - time.monotonic()) > 0:
            await asyncio.sleep(pause)

    async def __aexit__(self, *exc):
        pass
