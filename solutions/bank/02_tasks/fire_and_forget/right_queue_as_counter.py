"""A Queue counts what is unfinished, and its join() waits."""

import asyncio
import functools


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.queue = asyncio.Queue()
        self.tasks = []

    def spawn(self, coro):
        task = asyncio.ensure_future(coro)
        self.tasks.append(task)
        self.queue.put_nowait(None)
        task.add_done_callback(functools.partial(Background.ended, self))
        return task

    def ended(self, task):
        self.tasks.remove(task)
        self.queue.get_nowait()
        try:
            task.result()
        except asyncio.CancelledError:
            pass
        except Exception as error:
            self.on_error(error)
        finally:
            self.queue.task_done()

    async def drain(self):
        await self.queue.join()
