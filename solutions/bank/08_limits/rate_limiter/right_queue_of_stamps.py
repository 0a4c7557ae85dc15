"""`limit` stamps go round in a queue: each one says when it may be used again."""

import asyncio
import time


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.turn = asyncio.Lock()
        self.stamps = asyncio.Queue()
        for _ in range(limit):
            self.stamps.put_nowait(float("-inf"))

    async def __aenter__(self):
        async with self.turn:
            usable_from = self.stamps.get_nowait()
            try:
                if (pause := usable_from - time.perf_counter()) > 0:
                    await asyncio.sleep(pause)
            except BaseException:
                # Back to the front of the queue.
                others = [self.stamps.get_nowait() for _ in range(self.stamps.qsize())]
                for stamp in [usable_from, *others]:
                    self.stamps.put_nowait(stamp)
                raise
            self.stamps.put_nowait(time.perf_counter() + self.window)

    async def __aexit__(self, *exc):
        return False
