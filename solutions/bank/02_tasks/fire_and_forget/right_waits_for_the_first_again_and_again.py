"""asyncio.wait with FIRST_COMPLETED, until nothing is left; a list of tasks without a set."""

import asyncio
import contextlib


class Background(contextlib.ContextDecorator):
    __slots__ = ("on_error", "tasks")

    def __init__(self, on_error):
        self.on_error, self.tasks = on_error, []

    def spawn(self, coro):
        self.tasks.append(task := asyncio.create_task(coro))
        task.add_done_callback(self)
        return task

    def __call__(self, task):
        del self.tasks[self.tasks.index(task)]
        with contextlib.suppress(asyncio.CancelledError):
            if error := task.exception():
                self.on_error(error)

    async def drain(self):
        while self.tasks:
            await asyncio.wait(self.tasks, return_when="FIRST_COMPLETED")
