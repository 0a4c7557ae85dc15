"""Takes the key of a caller who gave up out of the list: the first that is equal, which may be another's.

Verdict: WRONG_RESULT
"""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.keys, self.futures, self.timer, self.tasks = [], [], None, set()

    async def get(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self.keys.append(key)
        self.futures.append(future)
        if len(self.keys) == 1:
            self.timer = loop.call_later(self.wait, self.send)
        if len(self.keys) >= self.size:
            self.send()
        try:
            return await future
        except asyncio.CancelledError:
            if future in self.futures:
                self.keys.remove(key)
                self.futures.remove(future)
            raise

    def send(self):
        self.timer.cancel()
        keys, futures, self.keys, self.futures = self.keys, self.futures, [], []
        task = asyncio.create_task(self.run(keys, futures))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def run(self, keys, futures):
        try:
            answers = await self.load(keys)
        except Exception as e:
            answers = [e] * len(keys)
        for future, answer in zip(futures, answers):
            if future.done():
                continue
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
