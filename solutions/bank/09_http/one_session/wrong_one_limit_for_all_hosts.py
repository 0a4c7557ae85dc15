"""One semaphore for all hosts: a slow host takes all the turns.

Verdict: UNDERUSED
"""

import asyncio

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    turn = asyncio.Semaphore(per_host)

    async def fetch(session, url):
        async with turn:
            try:
                async with session.get(url) as response:
                    return await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None

    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
