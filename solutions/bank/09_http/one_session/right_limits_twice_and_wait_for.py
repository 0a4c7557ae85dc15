"""Semaphores for the turns, the connector's limits as well, and wait_for around get and read."""

import asyncio

import aiohttp


class Hosts:
    def __init__(self, session, per_host, seconds):
        self.session, self.per_host, self.seconds = session, per_host, seconds
        self.places = {}

    def place(self, url):
        host = url.removeprefix("http://").partition("/")[0]
        return self.places.setdefault(host, asyncio.BoundedSemaphore(self.per_host))

    async def read(self, url):
        response = await self.session.get(url)
        try:
            return (await response.read()).decode()
        finally:
            response.release()

    async def page(self, url):
        async with self.place(url):
            try:
                return await asyncio.wait_for(self.read(url), self.seconds)
            except TimeoutError:
                return None
            except aiohttp.ClientError:
                return None


async def fetch_pages(urls, per_host, seconds):
    connector = aiohttp.TCPConnector(limit=0, limit_per_host=per_host)
    session = aiohttp.ClientSession(connector=connector)
    try:
        hosts = Hosts(session, per_host, seconds)
        return await asyncio.gather(*[hosts.page(url) for url in urls])
    finally:
        await session.close()
