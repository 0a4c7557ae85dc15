"""All callers await the same task: a cancelled caller cancels it for all.

Verdict: WRONG_RESULT
"""

import asyncio


class Batch:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.keys = []
        self.full = asyncio.Event()
        self.task = asyncio.create_task(self.run())

    def add(self, key):
        self.keys.append(key)
        if len(self.keys) == self.size:
            self.full.set()
        return len(self.keys) - 1

    async def run(self):
        try:
            await asyncio.wait_for(self.full.wait(), self.wait)
        except TimeoutError:
            self.full.set()
        return await self.load(self.keys)


class Batcher:
    def __init__(self, load, size, wait):
        self.options = load, size, wait
        self.batch = None

    async def get(self, key):
        if self.batch is None or self.batch.full.is_set():
            self.batch = Batch(*self.options)
        batch = self.batch
        place = batch.add(key)
        answer = (await batch.task)[place]
        if isinstance(answer, Exception):
            raise answer
        return answer
