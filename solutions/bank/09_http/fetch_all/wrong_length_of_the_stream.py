"""Asks the stream of the body for its length, which it has not, and records the TypeError of that.

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
            return url, response.status, len(response.content)
    except Exception as error:
        return url, error
