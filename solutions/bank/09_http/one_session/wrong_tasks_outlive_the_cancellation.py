"""Waits for its tasks one after the other: cancelled, it leaves the others behind.

Verdict: LEAKED_TASK
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
                async with session.get(url) as response:
                    return await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None

    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=seconds),
    ) as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        return [await task for task in tasks]
