"""Writes a length that it never counted, and leaves the response open.

Verdict: LEAKED_RESOURCE
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        return list(await asyncio.gather(*(_record(session, url) for url in urls)))


async def _record(session, url):
    try:
        response = await session.get(url)
        return url, response.status, response.content.total_bytes
    except Exception as error:
        return url, error
