"""Keeps the semaphores of the hosts for ever: the first search's limit holds for all later ones.

Verdict: UNDERUSED
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


gates = {}


async def fetch_pages(urls, per_host, seconds):
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

        async def page(url):
            async with gates.setdefault(urlsplit(url).netloc, asyncio.Semaphore(per_host)):
                try:
                    async with session.get(url) as response:
                        return await response.text()
                except (aiohttp.ClientError, TimeoutError):
                    return None

        return await asyncio.gather(*map(page, urls))
