"""Puts the bare exceptions among the records.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        records = await asyncio.gather(*(_record(session, url) for url in urls), return_exceptions=True)
    return list(records)


async def _record(session, url):
    async with session.get(url) as response:
        return url, response.status, len(await response.read())
