"""Reference: fire_and_forget."""

import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        # The event loop holds tasks weakly; this set is what keeps them alive.
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task):
        self._tasks.discard(task)
        # exception() of a cancelled task raises CancelledError: ask for that first.
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)

    async def drain(self):
        # A loop, because new tasks may have come while the others ended.
        while self._tasks:
            # wait() neither raises the tasks' errors nor cancels them when it is cancelled
            # itself. gather() would do both.
            await asyncio.wait(self._tasks)
