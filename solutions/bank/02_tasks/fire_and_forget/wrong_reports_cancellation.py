"""Takes a cancellation for an error.

Verdict: WRONG_RESULT
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(self.run(coro))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def run(self, coro):
        try:
            await coro
        except BaseException as error:
            self.on_error(error)

    async def drain(self):
        while self.tasks:
            await asyncio.wait(self.tasks)
