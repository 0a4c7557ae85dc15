"""Callers who give up before the sending are taken out; the call's task hands over by a callback."""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self.load, self.size, self.wait = load, size, wait
        self.waiting = {}
        self.timer = None
        self.tasks = set()

    async def get(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        if self.timer is None:
            self.timer = loop.call_later(self.wait, self.send)
        self.waiting[future] = key
        if len(self.waiting) >= self.size:
            self.send()
        try:
            return await future
        finally:
            self.waiting.pop(future, None)

    def send(self):
        self.timer.cancel()
        self.timer = None
        batch, self.waiting = self.waiting, {}
        if batch:
            task = asyncio.ensure_future(self.load(list(batch.values())))
            self.tasks.add(task)
            task.add_done_callback(lambda task: self.hand_over(task, list(batch)))

    def hand_over(self, task, futures):
        self.tasks.discard(task)
        error = task.exception()
        answers = [error] * len(futures) if error else task.result()
        for future, answer in zip(futures, answers):
            if not future.done():
                if isinstance(answer, Exception):
                    future.set_exception(answer)
                else:
                    future.set_result(answer)
