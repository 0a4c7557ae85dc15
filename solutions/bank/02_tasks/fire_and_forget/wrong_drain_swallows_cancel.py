"""Ignores CancelledError because a task may be cancelled, and so drain cannot be cancelled.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
import contextlib


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
        while self.tasks:
            for task in list(self.tasks):
                with contextlib.suppress(Exception, asyncio.CancelledError):
                    await asyncio.shield(task)
