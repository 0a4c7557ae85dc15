"""Catches OSError, which a server that hangs up does not raise.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    gates = defaultdict(lambda: asyncio.Semaphore(per_host))
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

        async def page(url):
            async with gates[urlsplit(url).netloc]:
                try:
                    async with session.get(url) as response:
                        return await response.text()
                except OSError:
                    return None

        return await asyncio.gather(*map(page, urls))
