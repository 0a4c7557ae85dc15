"""Tidies up when the next coroutine is spawned, and so keeps the last ones for ever.

Verdict: HOGGED_MEMORY
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = []

    def spawn(self, coro):
        self.tasks = [task for task in self.tasks if not task.done()]
        task = asyncio.create_task(coro)
        task.add_done_callback(self.ended)
        self.tasks.append(task)
        return task

    def ended(self, task):
        if not task.cancelled() and task.exception():
            self.on_error(task.exception())

    async def drain(self):
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running)
