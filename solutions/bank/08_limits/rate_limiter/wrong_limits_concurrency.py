"""A semaphore alone: it limits how many blocks run, not how many start.

Verdict: WRONG_TIMING
"""

import asyncio


class RateLimiter:
    def __init__(self, limit, window):
        self.slots = asyncio.Semaphore(limit)

    async def __aenter__(self):
        await self.slots.acquire()

    async def __aexit__(self, *exc):
        self.slots.release()
