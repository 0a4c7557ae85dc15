"""A dict from URL to text: a URL that is there twice has the text of its last answer.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    turns = defaultdict(lambda: asyncio.Semaphore(per_host))
    pages = {}

    async def fetch(session, url):
        async with turns[urlsplit(url).netloc]:
            try:
                async with session.get(url) as response:
                    pages[url] = await response.text()
            except (aiohttp.ClientError, TimeoutError):
                pages[url] = None

    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=seconds),
    ) as session:
        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(fetch(session, url))
    return [pages[url] for url in urls]
