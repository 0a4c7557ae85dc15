"""Keeps the session's own limit of 100 connections.

Verdict: UNDERUSED
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

    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
