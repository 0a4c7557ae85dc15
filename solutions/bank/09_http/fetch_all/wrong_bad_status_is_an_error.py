"""Takes a bad status for an error.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        return list(await asyncio.gather(*(_record(session, url) for url in urls)))


async def _record(session, url):
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
