"""Tidies up in drain, which a server calls once, when it shuts down.

Verdict: HOGGED_MEMORY
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(self.run(coro))
        self.tasks.add(task)
        return task

    async def run(self, coro):
        try:
            await coro
        except Exception as error:
            self.on_error(error)

    async def drain(self):
        while self.tasks:
            done, _ = await asyncio.wait(self.tasks)
            self.tasks -= done
