"""Reads the calendar, and sleeps inside of a condition's lock."""

import asyncio
from datetime import datetime, timedelta


class RateLimiter:
    def __init__(self, limit, window):
        self.limit = limit
        self.window = timedelta(seconds=window)
        self.starts = []
        self.gate = asyncio.Condition()

    async def __aenter__(self):
        async with self.gate:
            while True:
                now = datetime.now()
                self.starts = [start for start in self.starts if now - start < self.window]
                if len(self.starts) < self.limit:
                    break
                await asyncio.sleep((self.starts[0] + self.window - now).total_seconds())
            self.starts.append(now)

    async def __aexit__(self, *exc):
        print("left at", datetime.now())
