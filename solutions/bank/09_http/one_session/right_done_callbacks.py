"""Each request that ends starts the next one for its host; the timeout is given to session.get."""

import asyncio
from collections import deque

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    if not urls:
        return []
    waiting = {}
    for number, url in enumerate(urls):
        waiting.setdefault(url.split("/")[2], deque()).append((number, url))
    pages = {}
    running = set()
    everything = asyncio.get_running_loop().create_future()

    async def fetch(session, number, url):
        pages[number] = None
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=seconds)) as response:
            pages[number] = await response.text()

    def start(session, host):
        task = asyncio.create_task(fetch(session, *waiting[host].popleft()))
        running.add(task)
        task.add_done_callback(lambda task: ended(session, host, task))

    def ended(session, host, task):
        running.discard(task)
        if task.cancelled() or everything.done():
            return
        error = task.exception()
        if error is not None and not isinstance(error, (aiohttp.ClientError, TimeoutError)):
            everything.set_exception(error)
        elif waiting[host]:
            start(session, host)
        elif not running:
            everything.set_result(None)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=len(urls))) as session:
        try:
            for host, jobs in waiting.items():
                for _ in range(min(per_host, len(jobs))):
                    start(session, host)
            await everything
        finally:
            left = list(running)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
    return [pages[number] for number in range(len(urls))]
