"""Lets only a hundred coroutines run at a time.

Verdict: WRONG_TIMING
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()
        self._slots = asyncio.Semaphore(100)

    def spawn(self, coro):
        task = asyncio.create_task(self._run(coro))
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        task.add_done_callback(lambda _: coro.close())
        return task

    async def _run(self, coro):
        async with self._slots:
            return await coro

    def _ended(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)

    async def drain(self):
        while self._tasks:
            await asyncio.wait(self._tasks)
