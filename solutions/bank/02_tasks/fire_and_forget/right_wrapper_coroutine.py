"""A coroutine around each coroutine reports and tidies up; drain waits for an Event."""

import asyncio
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
        task = asyncio.get_running_loop().create_task(self._run(number, coro), name=f"background {number}")
        self.running[number] = task
        self.nothing_runs.clear()
        return task

    async def _run(self, number, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)
        finally:
            del self.running[number]
            if not self.running:
                self.nothing_runs.set()

    async def drain(self):
        while self.running:
            await self.nothing_runs.wait()
