"""Keeps every task in the set for ever.

Verdict: HOGGED_MEMORY
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)
        return task

    def ended(self, task):
        if not task.cancelled() and task.exception():
            self.on_error(task.exception())

    async def drain(self):
        while running := {task for task in self.tasks if not task.done()}:
            await asyncio.wait(running)
