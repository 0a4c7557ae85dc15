"""A lock for each key: whatever is not kept is fetched again by each one that waited.

Verdict: WRONG_RESULT
"""

import asyncio
import time
from collections import defaultdict


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl, self.kept = fetch, ttl, {}
        self.locks = defaultdict(asyncio.Lock)

    async def get(self, key):
        async with self.locks[key]:
            if key in self.kept and time.monotonic() < self.kept[key][1]:
                return self.kept[key][0]
            result = await self.fetch(key)
            self.kept[key] = result, time.monotonic() + self.ttl
            return result
