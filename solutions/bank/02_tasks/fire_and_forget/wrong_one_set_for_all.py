"""The set is an attribute of the class, so all Backgrounds share it.

Verdict: WRONG_TIMING
"""

import asyncio


class Background:
    tasks = set()

    def __init__(self, on_error):
        self.on_error = on_error

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)
        return task

    def ended(self, task):
        self.tasks.discard(task)
        if not task.cancelled() and task.exception():
            self.on_error(task.exception())

    async def drain(self):
        while self.tasks:
            await asyncio.wait(self.tasks)
