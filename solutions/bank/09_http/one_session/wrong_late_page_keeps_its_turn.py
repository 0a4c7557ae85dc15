"""A page that did not come never gives its turn back.

Verdict: DEADLOCK
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
            gate = gates[urlsplit(url).netloc]
            await gate.acquire()
            try:
                async with session.get(url) as response:
                    text = await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None
            gate.release()
            return text

        return await asyncio.gather(*map(page, urls))
