"""Workers that take a cancellation for a page that did not come, and go on.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    pages = [None] * len(urls)
    hosts = {}
    for number, url in enumerate(urls):
        hosts.setdefault(urlsplit(url).netloc, []).append((number, url))

    async def work(session, jobs):
        while jobs:
            number, url = jobs.pop(0)
            try:
                async with session.get(url) as response:
                    pages[number] = await response.text()
            except BaseException:
                pages[number] = None

    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        workers = [work(session, jobs) for jobs in hosts.values() for _ in range(per_host)]
        await asyncio.gather(*workers)
    return pages
