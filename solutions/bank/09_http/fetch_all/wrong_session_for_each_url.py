"""Opens a session for each URL.

Verdict: FORBIDDEN
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    return list(await asyncio.gather(*map(_record, urls)))


async def _record(url):
    try:
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
