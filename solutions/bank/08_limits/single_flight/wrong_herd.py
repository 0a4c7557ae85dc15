"""A cache, but nobody knows of a call that is still running.

Verdict: WRONG_RESULT
"""

import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl, self.kept = fetch, ttl, {}

    async def get(self, key):
        if key in self.kept and time.monotonic() < self.kept[key][1]:
            return self.kept[key][0]
        result = await self.fetch(key)
        self.kept[key] = result, time.monotonic() + self.ttl
        return result
