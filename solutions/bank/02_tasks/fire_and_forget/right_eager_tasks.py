"""Eager tasks (3.12 on): spawn runs the first step at once."""

import asyncio
import sys


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()
        self.idle = asyncio.Event()

    def spawn(self, coro):
        options = {"eager_start": True} if sys.version_info >= (3, 12) else {}
        task = asyncio.Task(coro, loop=asyncio.get_running_loop(), **options)
        self.tasks.add(task)
        task.add_done_callback(self._over)
        return task

    def _over(self, task):
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.on_error(task.exception())
        if not self.tasks:
            self.idle.set()

    async def drain(self):
        while self.tasks:
            self.idle.clear()
            await self.idle.wait()
