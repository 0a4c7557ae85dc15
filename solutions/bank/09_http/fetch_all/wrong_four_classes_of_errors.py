"""Knows four classes of errors, and no other ones.

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
            return url, response.status, len(await response.read())
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return url, error
