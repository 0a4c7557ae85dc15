"""A lock around everything: different keys wait for each other.

Verdict: SEQUENTIAL
"""

import asyncio
import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl, self.kept = fetch, max(ttl, 1), {}
        self.lock = asyncio.Lock()

    async def get(self, key):
        async with self.lock:
            if key in self.kept and time.monotonic() < self.kept[key][1]:
                return self.kept[key][0]
            result = await self.fetch(key)
            self.kept[key] = result, time.monotonic() + self.ttl
            return result
