"""functools.cache keeps the coroutine, which can be awaited only once.

Verdict: WRONG_RESULT
"""

import functools


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch = functools.cache(fetch)

    async def get(self, key):
        return await self.fetch(key)
