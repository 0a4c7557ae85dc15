"""Takes a place, looks at the clock once more, and gives the place back if it came too early."""

import asyncio
import time
from html.parser import HTMLParser

import aiohttp
from yarl import URL


class PoliteScraper:
    def __init__(self, limit, per_host, delay, deny=()):
        self.delay = delay
        self.deny = deny
        self.per_host = per_host
        self.places = asyncio.Semaphore(limit)
        self.hosts = {}
        self.last = {}
        self.report = {}

    async def __aenter__(self):
        self.session = await aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)).__aenter__()
        return self

    async def __aexit__(self, *error):
        await self.session.__aexit__(*error)

    async def take_place(self, host):
        while True:
            now = time.monotonic()
            early = self.last.get(host, now - self.delay) + self.delay - now
            if early > 0:
                await asyncio.sleep(early)
            await self.places.acquire()
            now = time.monotonic()
            if self.last.get(host, now - self.delay) + self.delay <= now:
                self.last[host] = now
                return
            self.places.release()

    async def visit(self, url):
        host = URL(url).authority
        async with self.hosts.setdefault(host, asyncio.Semaphore(self.per_host)):
            await self.take_place(host)
            try:
                response = await self.session.get(url)
                async with response:
                    response.raise_for_status()
                    page = await response.text()
            except aiohttp.ClientError as error:
                self.report[url] = error
                return None
            finally:
                self.places.release()
        self.report[url] = "ok"
        return links_of(page, URL(url))

    async def scrape(self, urls):
        tasks = {}
        async with asyncio.TaskGroup() as group:
            for url in urls:
                if URL(url).path.startswith(tuple(self.deny)):
                    self.report[url] = "denied"
                elif url not in tasks:
                    tasks[url] = group.create_task(self.visit(url))
        return [tasks[url].result() if url in tasks else None for url in urls]


def links_of(page, url):
    links = []
    parser = HTMLParser()

    def handle_starttag(tag, attrs):
        for name, value in attrs:
            if (tag, name) == ("a", "href"):
                links.append(str(url.join(URL(value))))

    parser.handle_starttag = handle_starttag
    parser.feed(page)
    return links
