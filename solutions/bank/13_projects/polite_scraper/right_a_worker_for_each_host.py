"""Each host has a queue and a worker, which begins its requests one by one."""

import asyncio
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
        self.all_places = asyncio.BoundedSemaphore(limit)
        self.per_host = per_host
        self.delay = delay
        self.deny = deny
        self.queues = {}
        self.workers = []
        self.report = {}

    async def __aenter__(self):
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *error):
        for worker in self.workers:
            worker.cancel()
        await asyncio.gather(*self.workers, return_exceptions=True)
        await self.session.close()

    def queue(self, host):
        if host not in self.queues:
            self.queues[host] = asyncio.Queue()
            self.workers.append(asyncio.create_task(self.work(self.queues[host])))
        return self.queues[host]

    async def work(self, queue):
        places = asyncio.Semaphore(self.per_host)
        requests = set()
        try:
            while True:
                url, answer = await queue.get()
                if answer.done():
                    continue
                await places.acquire()
                await self.all_places.acquire()
                request = asyncio.create_task(self.visit(url))
                answer.add_done_callback(lambda _, request=request: request.cancel())
                request.add_done_callback(lambda request, answer=answer: self.ended(request, answer, places))
                requests.add(request)
                request.add_done_callback(requests.discard)
                await asyncio.sleep(self.delay)
        finally:
            for request in requests:
                request.cancel()

    def ended(self, request, answer, places):
        self.all_places.release()
        places.release()
        if not request.cancelled() and not answer.done():
            answer.set_result(request.result())

    async def visit(self, url):
        try:
            async with self.session.get(url) as response:
                response.raise_for_status()
                page = await response.text()
        except aiohttp.ClientError as error:
            self.report[url] = error
        else:
            self.report[url] = "ok"
            return Links(url, page).found

    async def scrape(self, urls):
        answers = {}
        for url in urls:
            if any(urlsplit(url).path.startswith(start) for start in self.deny):
                self.report[url] = "denied"
                continue
            if url not in answers:
                answers[url] = asyncio.get_running_loop().create_future()
                self.queue(urlsplit(url).netloc).put_nowait((url, answers[url]))
        await asyncio.gather(*answers.values())
        return [answers[url].result() if url in answers else None for url in urls]
