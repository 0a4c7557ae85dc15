"""Each caller has a future; the task's done callback fills them all, and a timer forgets results."""

import asyncio


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.fresh = {}
        self.flights = {}

    async def get(self, key):
        if key in self.fresh:
            return self.fresh[key]
        loop = asyncio.get_running_loop()
        if key not in self.flights:
            task = loop.create_task(self.fetch(key))
            self.flights[key] = task, []
            task.add_done_callback(lambda task: self.landed(key, task))
        task, futures = self.flights[key]
        mine = loop.create_future()
        futures.append(mine)
        try:
            return await mine
        except asyncio.CancelledError:
            if mine in futures:
                futures.remove(mine)
            if not futures and not task.done():
                self.flights.pop(key)
                task.cancel()
                await asyncio.wait([task])
            raise

    def landed(self, key, task):
        if key not in self.flights or self.flights[key][0] is not task:
            return
        _, futures = self.flights.pop(key)
        if task.exception() is None:
            self.fresh[key] = task.result()
            asyncio.get_running_loop().call_later(self.ttl, self.fresh.pop, key, None)
        for future in futures:
            if future.done():
                continue
            if task.exception() is None:
                future.set_result(task.result())
            else:
                future.set_exception(task.exception())
