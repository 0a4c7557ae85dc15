"""Makes its semaphores in `scrape`: two calls at the same time each have the whole limit.

Verdict: UNBOUNDED
"""

import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from math import inf
from urllib.parse import urljoin, urlsplit

import aiohttp


class PoliteScraper:
    def __init__(self, limit, per_host, delay, deny):
        self.report = {}
        self._limit, self._per_host = limit, per_host
        self._hosts = defaultdict(_Host)
        self._delay = delay
        self._deny = tuple(deny)  # str.startswith takes a tuple

    async def __aenter__(self):
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, kind, error, traceback):
        await self._session.close()

    async def scrape(self, urls):
        room = asyncio.Semaphore(self._limit)
        places = defaultdict(lambda: asyncio.Semaphore(self._per_host))
        async with asyncio.TaskGroup() as group:
            tasks = {url: group.create_task(self._links(url, room, places)) for url in dict.fromkeys(urls)}
        return [tasks[url].result() for url in urls]

    async def _links(self, url, room, places):
        if urlsplit(url).path.startswith(self._deny):
            self.report[url] = "denied"
            return None
        try:
            page = await self._fetch(url, room, places)
        except (aiohttp.ClientError, TimeoutError) as error:
            self.report[url] = error
            return None
        self.report[url] = "ok"
        return _links_in(page, url)

    async def _fetch(self, url, room, places):
        async with self._turn(self._hosts[urlsplit(url).netloc], room, places[urlsplit(url).netloc]):
            async with self._session.get(url) as response:
                response.raise_for_status()
                return await response.text()

    @asynccontextmanager
    async def _turn(self, host, room, places):
        # Everything that concerns the host comes first. The place among all requests is taken
        # last, when nothing else is left to wait for: so no place is ever idle.
        async with places:
            async with host.gate:
                now = asyncio.get_running_loop().time
                await asyncio.sleep(max(0, host.next_start - now()))
                await room.acquire()
                # The wait for a place took time, too: the delay counts from the real start.
                host.next_start = now() + self._delay
            try:
                yield
            finally:
                room.release()


class _Host:
    def __init__(self):
        self.gate = asyncio.Lock()  # who holds it is the next one to begin
        self.next_start = -inf


def _links_in(page, url):
    parser = _LinkParser()
    parser.feed(page)
    parser.close()
    return [urljoin(url, href) for href in parser.hrefs]


class _LinkParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hrefs = []

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a" and href is not None:
            self.hrefs.append(href)
