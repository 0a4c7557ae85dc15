"""Sends the requests in groups, and waits for the slowest of each.

Verdict: UNDERUSED
"""

import asyncio
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    pages = [None] * len(urls)
    hosts = {}
    for number, url in enumerate(urls):
        hosts.setdefault(urlsplit(url).netloc, []).append((number, url))

    async def fetch(session, number, url):
        try:
            async with session.get(url) as response:
                pages[number] = await response.text()
        except (aiohttp.ClientError, TimeoutError):
            pass

    async def serve(session, jobs):
        for first in range(0, len(jobs), per_host):
            await asyncio.gather(*(fetch(session, *job) for job in jobs[first : first + per_host]))

    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        await asyncio.gather(*(serve(session, jobs) for jobs in hosts.values()))
    return pages
