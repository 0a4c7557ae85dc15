"""Done callbacks hand the first task over; an exit stack cleans up."""

import asyncio
import contextlib


class Race:
    def __init__(self):
        self.winner = asyncio.get_running_loop().create_future()
        self.tasks = set()

    def enter(self, coroutine):
        task = asyncio.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task):
        if not self.winner.done():
            self.winner.set_result(task)

    async def stop(self):
        losers = [task for task in self.tasks if not task.done()]
        for task in losers:
            task.cancel("too late")
        if losers:
            await asyncio.wait(losers)


async def first_result(fetch, mirrors):
    mirrors = tuple(mirrors)
    if len(mirrors) == 0:
        raise ValueError(f"need at least one mirror for {fetch}")
    race = Race()
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(race.stop)
        for mirror in mirrors:
            race.enter(fetch(mirror))
        winner = await race.winner
    return winner.result()
