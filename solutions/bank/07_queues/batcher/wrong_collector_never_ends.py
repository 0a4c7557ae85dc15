"""A task that collects for ever: it is still there when no key waits any more.

Verdict: LEAKED_TASK
"""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.queue = asyncio.Queue()
        self.sending = set()
        self.collector = asyncio.create_task(self.collect())

    async def get(self, key):
        answer = asyncio.get_running_loop().create_future()
        await self.queue.put((key, answer))
        return await answer

    async def collect(self):
        while True:
            batch = [await self.queue.get()]
            try:
                async with asyncio.timeout(self.wait):
                    while len(batch) < self.size:
                        batch.append(await self.queue.get())
            except TimeoutError:
                pass
            task = asyncio.create_task(self.send(batch))
            self.sending.add(task)
            task.add_done_callback(self.sending.discard)

    async def send(self, batch):
        try:
            answers = await self.load([key for key, _ in batch])
        except Exception as error:
            answers = [error] * len(batch)
        for (_, future), answer in zip(batch, answers):
            if not future.done():
                (future.set_exception if isinstance(answer, Exception) else future.set_result)(answer)
