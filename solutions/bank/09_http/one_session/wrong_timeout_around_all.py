"""One time limit for all requests together.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    turns = defaultdict(lambda: asyncio.Semaphore(per_host))
    pages = [None] * len(urls)

    async def fetch(session, number, url):
        async with turns[urlsplit(url).netloc]:
            try:
                async with session.get(url) as response:
                    pages[number] = await response.text()
            except aiohttp.ClientError:
                pass

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        try:
            async with asyncio.timeout(seconds):
                await asyncio.gather(*(fetch(session, number, url) for number, url in enumerate(urls)))
        except TimeoutError:
            pass
    return pages
