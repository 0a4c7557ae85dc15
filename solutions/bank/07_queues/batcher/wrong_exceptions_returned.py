"""Returns an exception among the answers like any other answer.

Verdict: WRONG_RESULT
"""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.batch = []
        self.timer = None
        self.tasks = set()

    async def get(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        if not self.batch:
            self.timer = loop.call_later(self.wait, self.send)
        self.batch.append((key, future))
        if len(self.batch) == self.size:
            self.send()
        return await future

    def send(self):
        self.timer.cancel()
        batch, self.batch = self.batch, []
        task = asyncio.create_task(self.run(batch))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def run(self, batch):
        waiting = [future for _, future in batch]
        try:
            for future, answer in zip(waiting, await self.load([key for key, _ in batch])):
                if not future.done():
                    future.set_result(answer)
        except Exception as error:
            for future in waiting:
                if not future.done():
                    future.set_exception(error)
