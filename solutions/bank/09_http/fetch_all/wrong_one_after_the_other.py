"""Awaits each record before it begins the next.

Verdict: SEQUENTIAL
"""

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        return [await _record(session, url) for url in urls]


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
