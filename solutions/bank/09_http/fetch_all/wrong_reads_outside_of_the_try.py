"""Catches the errors of the request, not those of the body.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:

        async def record(url):
            try:
                response = await session.get(url)
            except Exception as error:
                return url, error
            async with response:
                return url, response.status, len(await response.read())

        return await asyncio.gather(*map(record, urls))
