"""After one late page it asks that host for nothing more.

Verdict: WRONG_TIMING
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    gates = defaultdict(lambda: asyncio.Semaphore(per_host))
    late = set()
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

        async def page(url):
            async with gates[urlsplit(url).netloc]:
                if urlsplit(url).netloc in late:
                    return None
                try:
                    async with session.get(url) as response:
                        return await response.text()
                except (aiohttp.ClientError, TimeoutError):
                    late.add(urlsplit(url).netloc)
                    return None

        return await asyncio.gather(*map(page, urls))
