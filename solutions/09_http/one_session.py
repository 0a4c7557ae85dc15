"""Reference: one_session."""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    # The connector could limit connections for each host as well. But then requests wait inside
    # of session.get(), and the total timeout runs while they wait. So they wait here instead.
    turns = defaultdict(lambda: asyncio.Semaphore(per_host))

    async def fetch(session, url):
        async with turns[urlsplit(url).netloc]:
            try:
                # `async with` gives the connection back; a request that is given up closes it.
                async with session.get(url) as response:
                    return await response.text()
            except (aiohttp.ClientError, TimeoutError):
                return None

    # limit=0: by default a session opens 100 connections at most, and a host that hangs could
    # occupy them all. A total timeout of the session counts for each request by itself.
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=seconds),
    ) as session:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(session, url)) for url in urls]
    return [task.result() for task in tasks]
