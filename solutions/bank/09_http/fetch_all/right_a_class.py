"""A class with the session as an attribute; results go into numbered places."""

import asyncio
from contextlib import AsyncExitStack

import aiohttp


class Checker:
    def __init__(self, urls):
        self.urls = urls
        self.records = [None] * len(urls)
        self.session = None

    async def check(self, number):
        url = self.urls[number]
        try:
            async with self.session.get(url) as response:
                body = await response.content.read()
                self.records[number] = (url, response.status, len(body))
        except Exception as error:
            self.records[number] = (url, error)

    async def run(self):
        async with AsyncExitStack() as stack:
            self.session = await stack.enter_async_context(aiohttp.ClientSession())
            group = await stack.enter_async_context(asyncio.TaskGroup())
            for number in range(len(self.urls)):
                group.create_task(self.check(number))
        return self.records


async def fetch_all(urls):
    return await Checker(urls).run()
