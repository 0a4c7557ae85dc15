"""One method begins every request that the rules allow; it is called when one ends or a delay is over."""

import asyncio
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import aiohttp


class Links(HTMLParser):
    def __init__(self, url, page):
        super().__init__()
        self.url = url
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found += [urljoin(self.url, value) for name, value in attrs if name == "href" and value is not None]


class PoliteScraper:
    def __init__(self, limit, per_host, delay, deny):
        self.limit, self.per_host, self.delay, self.deny = limit, per_host, delay, deny
        self.report = {}
        self.waiting = []
        self.running = Counter()
        self.due = {}

    async def __aenter__(self):
        self.loop = asyncio.get_running_loop()
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *error):
        await self.session.close()

    def begin(self):
        for entry in list(self.waiting):
            host, turn = entry
            if turn.done():
                self.waiting.remove(entry)
            elif (
                self.running.total() < self.limit
                and self.running[host] < self.per_host
                and self.due.get(host, 0) <= self.loop.time()
            ):
                self.waiting.remove(entry)
                self.running[host] += 1
                self.due[host] = self.loop.time() + self.delay
                self.loop.call_at(self.due[host], self.begin)
                turn.set_result(None)

    async def fetch(self, url):
        host = urlsplit(url).netloc
        turn = self.loop.create_future()
        self.waiting.append((host, turn))
        self.begin()
        try:
            await turn
            async with self.session.get(url, raise_for_status=True) as response:
                return await response.text()
        finally:
            if turn.done() and not turn.cancelled():
                self.running[host] -= 1
            self.begin()

    async def visit(self, url):
        if any(urlsplit(url).path.startswith(prefix) for prefix in self.deny):
            self.report[url] = "denied"
            return None
        try:
            page = await self.fetch(url)
        except aiohttp.ClientError as error:
            self.report[url] = error
            return None
        self.report[url] = "ok"
        return Links(url, page).found

    async def scrape(self, urls):
        different = list(dict.fromkeys(urls))
        links = dict(zip(different, await asyncio.gather(*map(self.visit, different)), strict=True))
        return [links[url] for url in urls]
