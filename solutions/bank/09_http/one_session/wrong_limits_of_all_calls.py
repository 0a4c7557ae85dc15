"""Keeps the semaphores in the module, by host and limit: searches at the same time share them.

Verdict: UNDERUSED
"""

import asyncio
from urllib.parse import urlsplit

import aiohttp

turns = {}


async def fetch_pages(urls, per_host, seconds):
    async def fetch(session, url):
        host = urlsplit(url).netloc
        async with turns.setdefault((host, per_host), asyncio.Semaphore(per_host)):
            try:
                async with session.get(url) as response:
                    return await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None

    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(session, url)) for url in urls]
    return [task.result() for task in tasks]
