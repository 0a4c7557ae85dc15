"""gather of shields, and errors as results."""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.alive = {}

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.alive[id(task)] = task

        def bury(task):
            self.alive.pop(id(task))
            if not task.cancelled() and (error := task.exception()):
                print("failed:", repr(error))
                self.on_error(error)

        task.add_done_callback(bury)
        return task

    async def drain(self):
        while shields := [asyncio.shield(task) for task in self.alive.values()]:
            await asyncio.gather(*shields, return_exceptions=True)
