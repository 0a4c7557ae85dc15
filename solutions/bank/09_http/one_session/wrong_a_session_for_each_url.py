"""Opens a session for each URL, with a connection of its own.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    turns = defaultdict(lambda: asyncio.Semaphore(per_host))

    async def fetch(url):
        async with turns[urlsplit(url).netloc]:
            try:
                async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as response:
                    return await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None

    timeout = aiohttp.ClientTimeout(total=seconds)
    return await asyncio.gather(*(fetch(url) for url in urls))
