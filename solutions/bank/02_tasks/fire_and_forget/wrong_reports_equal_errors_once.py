"""Reports an error once only, even if two coroutines fail with equal ones.

Verdict: WRONG_RESULT
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()
        self._told = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            if repr(error) not in self._told:
                self._told.add(repr(error))
                self._on_error(error)

    async def drain(self):
        while self._tasks:
            await asyncio.wait(self._tasks)
