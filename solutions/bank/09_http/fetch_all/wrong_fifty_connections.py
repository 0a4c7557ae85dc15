"""Gives the session fewer connections than there are requests.

Verdict: UNDERUSED
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=50)) as session:

        async def record(url):
            try:
                async with session.get(url) as response:
                    body = await response.read()
                    return url, response.status, len(body)
            except Exception as error:
                return url, error

        return await asyncio.gather(*map(record, urls))
