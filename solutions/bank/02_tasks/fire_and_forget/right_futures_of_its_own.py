"""Is a set of tasks itself; the last task to leave wakes the waiting futures."""

import asyncio


class Background(set):
    waiters = ()

    def __init__(self, on_error):
        super().__init__()
        self.on_error = on_error

    def spawn(self, coro):
        task = asyncio.create_task(self.guard(coro))
        self.add(task)

        def leave(task):
            coro.close()  # if the task was cancelled before its first step, nobody has awaited it
            self.remove(task)
            for waiter in () if self else self.waiters:
                if not waiter.done():
                    waiter.set_result(None)

        task.add_done_callback(leave)
        return task

    async def guard(self, coro):
        try:
            await coro
        except asyncio.CancelledError:
            raise
        except Exception as error:
            self.on_error(error)

    async def drain(self):
        while self:
            waiter = asyncio.get_running_loop().create_future()
            self.waiters = (*self.waiters, waiter)
            try:
                await waiter
            finally:
                self.waiters = tuple(other for other in self.waiters if other is not waiter)
