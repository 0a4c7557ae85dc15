"""Reports errors from a task of their own, for which drain does not wait.

Verdict: WRONG_RESULT
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.tasks = set()
        self.reporters = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)
        return task

    def ended(self, task):
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            reporter = asyncio.create_task(self.report(error))
            self.reporters.add(reporter)
            reporter.add_done_callback(self.reporters.discard)

    async def report(self, error):
        await asyncio.sleep(0)
        self.on_error(error)

    async def drain(self):
        while self.tasks:
            await asyncio.wait(self.tasks)
