"""No line: all that wait sleep until the same moment, and then all start.

Verdict: WRONG_TIMING
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.starts = deque()

    async def __aenter__(self):
        if len(self.starts) >= self.limit:
            pause = self.starts[0] + self.window - time.monotonic()
            if pause > 0:
                await asyncio.sleep(pause)
            self.starts.popleft()
        self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        pass
