"""Reference: rate_limiter."""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        # Only the last `limit` starts matter: a deque with a maximum drops the older ones itself.
        self.starts = deque(maxlen=limit)
        # Held while waiting, and not during the block. A semaphore that is held during the
        # block limits something else: how many blocks run at once.
        self.turn = asyncio.Lock()

    async def __aenter__(self):
        # One waits for the clock, and the others wait for their turn, in the order in which
        # they came. So two can never wait for the same start to grow old. The lock is left when
        # the wait is cancelled too, which is a promise that nobody else gives: __aexit__ is
        # not called when __aenter__ fails.
        async with self.turn:
            if len(self.starts) == self.starts.maxlen:
                pause = self.starts[0] + self.window - time.monotonic()
                if pause > 0:
                    await asyncio.sleep(pause)
            # Written down only now: whoever was cancelled above has left no trace.
            self.starts.append(time.monotonic())
        return self

    async def __aexit__(self, *exc):
        return None  # an error of the block goes through
