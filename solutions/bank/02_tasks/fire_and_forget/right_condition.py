"""A Condition, notified whenever a task has ended."""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.count = 0
        self.tasks = set()
        self.idle = asyncio.Condition()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)
        return task

    def ended(self, task):
        self.tasks.remove(task)
        if not task.cancelled():
            if (error := task.exception()) is not None:
                self.on_error(error)
        teller = asyncio.create_task(self.tell())
        self.tellers = getattr(self, "tellers", set())
        self.tellers.add(teller)
        teller.add_done_callback(self.tellers.discard)

    async def tell(self):
        async with self.idle:
            self.idle.notify_all()

    async def drain(self):
        async with self.idle:
            await self.idle.wait_for(lambda: not self.tasks)
