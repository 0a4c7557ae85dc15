"""Leaves out the URLs that failed.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        records = await asyncio.gather(*(_record(session, url) for url in urls))
    return [record for record in records if record is not None]


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception:
        return None
