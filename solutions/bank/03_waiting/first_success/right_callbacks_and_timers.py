"""One future for the outcome, done callbacks, and a timer that each start sets anew."""

import asyncio


class _Race:
    def __init__(self, connect, addresses, delay):
        self.loop = asyncio.get_running_loop()
        self.connect = connect
        self.addresses = list(addresses)
        self.delay = delay
        self.tasks = []
        self.timer = None
        self.outcome = self.loop.create_future()

    def start_next(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        if len(self.tasks) == len(self.addresses):
            return
        task = self.loop.create_task(self.connect(self.addresses[len(self.tasks)]))
        self.tasks.append(task)
        task.add_done_callback(self.ended)
        if len(self.tasks) < len(self.addresses):
            self.timer = self.loop.call_later(self.delay, self.start_next)

    def ended(self, task):
        if self.outcome.done() or task.cancelled():
            return
        if task.exception() is None:
            self.outcome.set_result(task.result())
        elif len(self.tasks) == len(self.addresses) and all(task.done() for task in self.tasks):
            errors = [task.exception() for task in self.tasks]
            self.outcome.set_exception(ExceptionGroup("nobody answers", errors))
        else:
            self.start_next()

    async def close(self):
        if self.timer:
            self.timer.cancel()
        for task in self.tasks:
            task.cancel()
        if self.tasks:
            await asyncio.wait(self.tasks)


async def first_success(connect, addresses, delay):
    if len(addresses) == 0:
        raise ValueError("no addresses")
    race = _Race(connect, addresses, delay)
    try:
        race.start_next()
        return await race.outcome
    finally:
        await race.close()
