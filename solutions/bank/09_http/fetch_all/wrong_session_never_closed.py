"""Opens a session and never closes it.

Verdict: LEAKED_RESOURCE
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    session = aiohttp.ClientSession()
    return list(await asyncio.gather(*(_record(session, url) for url in urls)))


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
