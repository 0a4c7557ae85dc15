"""Takes two ports of a machine for one host.

Verdict: SEQUENTIAL
"""

import asyncio
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import aiohttp


class LinkParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hrefs = []

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a" and href is not None:
            self.hrefs.append(href)


def links_in(page, url):
    parser = LinkParser()
    parser.feed(page)
    return [urljoin(url, href) for href in parser.hrefs]


class Host:
    def __init__(self, per_host):
        self.places = asyncio.Semaphore(per_host)
        self.gate = asyncio.Lock()
        self.next_start = 0


class PoliteScraper:
    def __init__(self, limit, per_host, delay, deny):
        self.report = {}
        self.room = asyncio.Semaphore(limit)
        self.hosts = {}
        self.per_host = per_host
        self.delay = delay
        self.deny = tuple(deny)

    async def __aenter__(self):
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.session.close()

    async def fetch(self, url):
        host = self.hosts.setdefault(urlsplit(url).hostname, Host(self.per_host))
        loop = asyncio.get_running_loop()
        async with host.places:
            async with host.gate:
                await asyncio.sleep(max(0, host.next_start - loop.time()))
                await self.room.acquire()
                host.next_start = loop.time() + self.delay
            try:
                async with self.session.get(url) as response:
                    response.raise_for_status()
                    return await response.text()
            finally:
                self.room.release()

    async def links(self, url):
        if urlsplit(url).path.startswith(self.deny):
            self.report[url] = "denied"
            return None
        try:
            page = await self.fetch(url)
        except aiohttp.ClientError as error:
            self.report[url] = error
            return None
        self.report[url] = "ok"
        return links_in(page, url)

    async def scrape(self, urls):
        async with asyncio.TaskGroup() as group:
            tasks = {url: group.create_task(self.links(url)) for url in dict.fromkeys(urls)}
        return [tasks[url].result() for url in urls]
