"""Collects the records as they come.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        return [await done for done in asyncio.as_completed([_record(session, url) for url in urls])]


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
