"""A semaphore whose slots are given back by a timer, one window after the start."""

import asyncio


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.slots = asyncio.Semaphore(limit)

    async def __aenter__(self):
        await self.slots.acquire()
        asyncio.get_running_loop().call_later(self.window, self.slots.release)

    async def __aexit__(self, kind, exc, trace):
        pass
