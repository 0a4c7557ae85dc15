"""The wrapper tidies up in `finally`: a task cancelled before its first step never gets there.

Verdict: DEADLOCK
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.running = set()
        self.idle = asyncio.Event()

    def spawn(self, coro):
        self.idle.clear()
        task = asyncio.create_task(self._run(coro))
        self.running.add(task)
        return task

    async def _run(self, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)
        finally:
            self.running.discard(asyncio.current_task())
            if not self.running:
                self.idle.set()

    async def drain(self):
        while self.running:
            await self.idle.wait()
