"""drain gives up after a minute.

Verdict: LEAKED_TASK
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
        self.tasks.discard(task)
        if not task.cancelled() and task.exception():
            self.on_error(task.exception())

    async def drain(self):
        try:
            async with asyncio.timeout(60):
                while self.tasks:
                    await asyncio.wait(self.tasks)
        except TimeoutError:
            pass
