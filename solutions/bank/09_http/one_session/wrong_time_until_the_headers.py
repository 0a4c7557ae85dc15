"""The time limit ends when the headers have come; the text may take as long as it likes.

Verdict: WRONG_TIMING
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    turns = defaultdict(lambda: asyncio.Semaphore(per_host))

    async def fetch(session, url):
        async with turns[urlsplit(url).netloc]:
            try:
                response = await asyncio.wait_for(session.get(url), seconds)
                async with response:
                    return await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
