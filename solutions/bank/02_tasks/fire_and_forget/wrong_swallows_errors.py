"""Catches the errors and tells nobody.

Verdict: LOST_ERROR
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(self.run(coro))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def run(self, coro):
        try:
            await coro
        except Exception:
            pass

    async def drain(self):
        while self.tasks:
            await asyncio.wait(self.tasks)
