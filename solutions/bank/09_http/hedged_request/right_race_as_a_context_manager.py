"""A class keeps the requests and ends them at the end of its block; wait_for with shield, then as_completed."""

import asyncio

import aiohttp


class Race:
    def __init__(self, session):
        self.session = session
        self.tasks = []

    def start(self, url):
        self.tasks.append(asyncio.create_task(self.fetch(url)))
        return self.tasks[-1]

    async def fetch(self, url):
        async with self.session.get(url, raise_for_status=True) as response:
            return await response.text()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def hedged_get(session, url, backup, delay):
    async with Race(session) as race:
        first = race.start(url)
        try:
            return await asyncio.wait_for(asyncio.shield(first), delay)
        except (aiohttp.ClientError, TimeoutError):
            second = race.start(backup)
        for finished in asyncio.as_completed([first, second]):
            try:
                return await finished
            except (aiohttp.ClientError, TimeoutError):
                pass
        raise ExceptionGroup("both replicas failed", [first.exception(), second.exception()])
