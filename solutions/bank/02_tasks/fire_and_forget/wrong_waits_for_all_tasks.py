"""Keeps no tasks, and waits for every task of the whole program instead.

Verdict: WRONG_TIMING
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        task.add_done_callback(self.ended)
        return task

    def ended(self, task):
        if not task.cancelled() and task.exception():
            self.on_error(task.exception())

    async def drain(self):
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)
