"""A coroutine around each coroutine reports; a callback tidies up; drain waits for an Event."""

import asyncio
import functools
import itertools


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.running = {}
        self.numbers = itertools.count()
        self.nothing_runs = asyncio.Event()
        self.nothing_runs.set()

    def spawn(self, coro):
        number = next(self.numbers)
        task = asyncio.get_running_loop().create_task(self._run(coro), name=f"background {number}")
        self.running[number] = task
        self.nothing_runs.clear()
        # Not in a `finally` of _run: a task cancelled before its first step never gets there.
        task.add_done_callback(functools.partial(self._tidy_up, number, coro))
        return task

    async def _run(self, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)

    def _tidy_up(self, number, coro, task):
        coro.close()  # which the wrapper may never have awaited
        del self.running[number]
        if not self.running:
            self.nothing_runs.set()

    async def drain(self):
        while self.running:
            await self.nothing_runs.wait()
