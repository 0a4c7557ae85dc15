"""Ignores a TimeoutError of a coroutine, like a cancellation.

Verdict: WRONG_RESULT
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task):
        self._tasks.discard(task)
        try:
            task.result()
        except (asyncio.CancelledError, TimeoutError):
            pass
        except Exception as error:
            self._on_error(error)

    async def drain(self):
        while self._tasks:
            await asyncio.wait(self._tasks)
