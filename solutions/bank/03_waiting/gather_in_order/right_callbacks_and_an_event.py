"""Done callbacks count down; whoever cancels the waiter cancels the tasks."""

import asyncio


class Gathering:
    def __init__(self, coroutines):
        self.tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
        self.left = len(self.tasks)
        self.all_done = asyncio.Event()
        for task in self.tasks:
            task.add_done_callback(self.one_done)

    def one_done(self, task):
        self.left -= 1
        if not self.left:
            self.all_done.set()

    async def results(self):
        if self.tasks:
            try:
                await self.all_done.wait()
            except asyncio.CancelledError:
                for task in self.tasks:
                    task.cancel()
                await self.all_done.wait()
                raise
        return [task.result() for task in self.tasks]


async def gather_in_order(coroutines):
    return await Gathering(coroutines).results()
