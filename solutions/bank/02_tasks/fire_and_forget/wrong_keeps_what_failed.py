"""Leaves the set only where all went well: the tasks that failed stay in it.

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
        if task.cancelled():
            return
        if task.exception():
            self.on_error(task.exception())
            return
        self.tasks.discard(task)

    async def drain(self):
        while running := {task for task in self.tasks if not task.done()}:
            await asyncio.wait(running)
