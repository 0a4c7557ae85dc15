"""The event that says that nothing runs is set once, and never cleared when something new is spawned.

Verdict: WRONG_TIMING
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()
        self.idle = asyncio.Event()

    def spawn(self, coro):
        t = asyncio.create_task(coro)
        self.tasks.add(t)
        t.add_done_callback(self.done)
        return t

    def done(self, t):
        self.tasks.discard(t)
        if not t.cancelled() and t.exception():
            self.on_error(t.exception())
        if not self.tasks:
            self.idle.set()

    async def drain(self):
        if self.tasks:
            await self.idle.wait()
