"""The connector limits the connections; the total timeout runs while a request waits for one.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    async def fetch(session, url):
        try:
            async with session.get(url) as response:
                return await response.text()
        except (aiohttp.ClientError, TimeoutError):
            return None

    connector = aiohttp.TCPConnector(limit=0, limit_per_host=per_host)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
