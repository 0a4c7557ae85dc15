"""Keeps what the latest task raised, until another one ends.

Verdict: HOGGED_MEMORY
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()
        self.last = None

    def spawn(self, coro):
        t = asyncio.create_task(coro)
        self.tasks.add(t)
        t.add_done_callback(self.done)
        return t

    def done(self, t):
        self.tasks.discard(t)
        if t.cancelled():
            return
        self.last = t.exception()
        if self.last:
            self.on_error(self.last)

    async def drain(self):
        while self.tasks:
            await asyncio.wait(self.tasks)
