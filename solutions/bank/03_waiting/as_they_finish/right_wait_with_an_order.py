"""asyncio.wait says that something has ended, a list made by the tasks says in which order."""

import asyncio


class Race:
    def __init__(self, ask, airlines):
        self.order = []
        self.tasks = [asyncio.create_task(self._run(ask, airline)) for airline in airlines]

    async def _run(self, ask, airline):
        try:
            return await ask(airline)
        finally:
            self.order.append(asyncio.current_task())

    async def stop(self):
        for task in self.tasks:
            if not task.done():
                task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def as_they_finish(ask, airlines):
    race = Race(ask, airlines)
    try:
        for place in range(len(race.tasks)):
            if len(race.order) <= place:
                await asyncio.wait(
                    race.tasks[:0] + [t for t in race.tasks if not t.done()], return_when="FIRST_COMPLETED"
                )
            yield await race.order[place]
    finally:
        await race.stop()
