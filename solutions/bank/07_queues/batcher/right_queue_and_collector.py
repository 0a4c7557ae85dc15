"""A queue, and a task that collects from it and lives as long as keys wait."""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.queue = asyncio.Queue()
        self.collector = None
        self.sending = set()

    async def get(self, key):
        answer = asyncio.get_running_loop().create_future()
        await self.queue.put((key, answer))
        if self.collector is None:
            self.collector = asyncio.create_task(self.collect())
        return await answer

    async def collect(self):
        while not self.queue.empty():
            batch = []
            try:
                async with asyncio.timeout(self.wait):
                    while len(batch) < self.size:
                        batch.append(await self.queue.get())
            except TimeoutError:
                pass
            task = asyncio.create_task(self.send(batch))
            self.sending.add(task)
            task.add_done_callback(self.sending.discard)
        self.collector = None

    async def send(self, batch):
        (answers,) = await asyncio.gather(self.load([key for key, _ in batch]), return_exceptions=True)
        if isinstance(answers, Exception):
            answers = [answers for _ in batch]
        for (_, future), answer in zip(batch, answers):
            if future.cancelled():
                continue
            (future.set_exception if isinstance(answer, Exception) else future.set_result)(answer)
