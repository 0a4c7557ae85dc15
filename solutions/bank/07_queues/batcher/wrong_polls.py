"""A task that looks at the clock again and again.

Verdict: RUNAWAY
"""

import asyncio
import time


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.batch = []

    async def get(self, key):
        future = asyncio.get_running_loop().create_future()
        self.batch.append((key, future))
        if len(self.batch) == 1:
            self.task = asyncio.create_task(self.watch(self.batch, time.monotonic() + self.wait))
        if len(self.batch) == self.size:
            self.batch = []
        return await future

    async def watch(self, batch, due):
        while len(batch) < self.size and time.monotonic() < due:
            await asyncio.sleep(0)
        if batch is self.batch:
            self.batch = []
        try:
            answers = await self.load([key for key, _ in batch])
        except Exception as error:
            answers = [error] * len(batch)
        for (_, future), answer in zip(batch, answers):
            if not future.done():
                (future.set_exception if isinstance(answer, Exception) else future.set_result)(answer)
