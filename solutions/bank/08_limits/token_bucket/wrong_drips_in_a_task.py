"""A task drips the tokens, and nobody ever stops it.

Verdict: LEAKED_TASK
"""

import asyncio


class TokenBucket:
    def __init__(self, capacity, rate):
        self.capacity, self.rate, self.tokens = capacity, rate, capacity
        self.more = asyncio.Condition()
        self.task = asyncio.create_task(self.drip())

    async def drip(self):
        while True:
            await asyncio.sleep(1 / self.rate)
            async with self.more:
                self.tokens = min(self.capacity, self.tokens + 1)
                self.more.notify_all()

    async def acquire(self, amount=1):
        async with self.more:
            await self.more.wait_for(lambda: self.tokens >= amount)
            self.tokens -= amount
