"""Wakes drain up, and then on_error spawns a second try, which drain does not see.

Verdict: LEAKED_TASK
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()
        self.idle = asyncio.Event()
        self.idle.set()

    def spawn(self, coro):
        self.idle.clear()
        t = asyncio.create_task(coro)
        self.tasks.add(t)
        t.add_done_callback(self.done)
        return t

    def done(self, t):
        self.tasks.discard(t)
        if not self.tasks:
            self.idle.set()
        if not t.cancelled() and t.exception():
            self.on_error(t.exception())

    async def drain(self):
        await self.idle.wait()
