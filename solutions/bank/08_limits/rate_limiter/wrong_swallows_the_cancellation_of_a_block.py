"""A true result of __aexit__ makes the cancellation of a block vanish.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            if len(self.starts) == self.starts.maxlen:
                await asyncio.sleep(max(0, self.starts[0] + self.window - loop.time()))
            self.starts.append(loop.time())

    async def __aexit__(self, exc_type, exc, tb):
        return exc_type is asyncio.CancelledError
