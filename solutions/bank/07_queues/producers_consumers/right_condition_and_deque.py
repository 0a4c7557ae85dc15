"""A hand-made queue: a deque, a condition and the number of vans that still unload."""

import asyncio
from collections import deque


class Office:
    def __init__(self, vans, stamp, clerks):
        self.vans, self.stamp, self.clerks = list(vans), stamp, clerks
        self.unloading = len(self.vans)
        self.shelf = deque()
        self.changed = asyncio.Condition()
        self.total = 0

    async def unload(self, van):
        async for parcel in van:
            async with self.changed:
                self.shelf.append(parcel)
                self.total += 1
                self.changed.notify()
        async with self.changed:
            self.unloading -= 1
            self.changed.notify_all()

    async def work(self):
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.shelf or not self.unloading)
                if not self.shelf:
                    return
                parcel = self.shelf.popleft()
            await self.stamp(parcel)

    async def run(self):
        async with asyncio.TaskGroup() as group:
            for van in self.vans:
                group.create_task(self.unload(van))
            for _ in range(self.clerks):
                group.create_task(self.work())
        return self.total


async def stamp_all(vans, stamp, clerks):
    return await Office(vans, stamp, clerks).run()
