"""Sleeps with time.sleep: nobody can do anything meanwhile.

Verdict: BLOCKED_LOOP
"""

import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)

    async def __aenter__(self):
        if len(self.starts) == self.starts.maxlen:
            pause = self.starts[0] + self.window - time.monotonic()
            if pause > 0:
                time.sleep(pause)
        self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        pass
