"""A dict from key to future: equal keys are sent once.

Verdict: WRONG_RESULT
"""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.batch = {}
        self.timer = None
        self.tasks = set()

    async def get(self, key):
        loop = asyncio.get_running_loop()
        if not self.batch:
            self.timer = loop.call_later(self.wait, self.send)
        future = self.batch.setdefault(key, loop.create_future())
        if len(self.batch) == self.size:
            self.send()
        return await asyncio.shield(future)

    def send(self):
        self.timer.cancel()
        batch, self.batch = self.batch, {}
        task = asyncio.create_task(self.run(batch))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def run(self, batch):
        try:
            answers = await self.load(list(batch))
        except Exception as error:
            answers = [error] * len(batch)
        for future, answer in zip(batch.values(), answers):
            (future.set_exception if isinstance(answer, Exception) else future.set_result)(answer)
