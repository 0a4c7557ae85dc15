"""A semaphore that nobody asked for.

Verdict: UNDERUSED
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    polite = asyncio.Semaphore(5)

    async def politely(url):
        async with polite:
            return await _record(session, url)

    async with aiohttp.ClientSession() as session:
        return list(await asyncio.gather(*map(politely, urls)))


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
