"""Counts the tasks, and keeps no reference to them.

Verdict: LEAKED_TASK
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.count = 0
        self.nothing_runs = asyncio.Event()
        self.nothing_runs.set()

    def spawn(self, coro):
        self.count += 1
        self.nothing_runs.clear()
        return asyncio.create_task(self.run(coro))

    async def run(self, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)
        finally:
            self.count -= 1
            if self.count == 0:
                self.nothing_runs.set()

    async def drain(self):
        await self.nothing_runs.wait()
