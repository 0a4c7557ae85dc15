"""The first caller sleeps and then sends: if it is cancelled, nobody sends.

Verdict: DEADLOCK
"""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.batch = []
        self.full = asyncio.Event()
        self.tasks = set()

    async def get(self, key):
        future = asyncio.get_running_loop().create_future()
        batch, full = self.batch, self.full
        batch.append((key, future))
        if len(batch) == self.size:
            self.send(batch, full)
        elif len(batch) == 1:
            try:
                await asyncio.wait_for(full.wait(), self.wait)
            except TimeoutError:
                self.send(batch, full)
        return await future

    def send(self, batch, full):
        full.set()
        self.batch, self.full = [], asyncio.Event()
        task = asyncio.create_task(self.run(batch))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def run(self, batch):
        try:
            answers = await self.load([key for key, _ in batch])
        except Exception as error:
            answers = [error] * len(batch)
        for (_, future), answer in zip(batch, answers):
            if not future.done():
                (future.set_exception if isinstance(answer, Exception) else future.set_result)(answer)
