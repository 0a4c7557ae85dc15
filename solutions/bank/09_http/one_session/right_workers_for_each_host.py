"""A queue and a few workers for each host; asyncio.timeout around each request."""

import asyncio

import aiohttp
from yarl import URL


async def _work(session, queue, seconds, pages):
    while queue:
        number, url = queue.pop(0)
        try:
            async with asyncio.timeout(seconds), session.get(url) as response:
                pages[number] = await response.text()
        except (TimeoutError, aiohttp.ClientError) as error:
            print(f"{url}: {error!r}")


async def fetch_pages(urls, per_host, seconds):
    pages = [None] * len(urls)
    queues = {}
    for number, url in enumerate(urls):
        queues.setdefault(URL(url).authority, []).append((number, url))
    no_limit = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=no_limit) as session:
        await asyncio.gather(
            *(_work(session, queue, seconds, pages) for queue in queues.values() for _ in range(per_host))
        )
    return pages
