"""Records the URL of the response, which is not always the one that was given.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:

        async def record(url):
            try:
                async with session.get(url) as response:
                    body = await response.read()
                    return str(response.url), response.status, len(body)
            except Exception as error:
                return url, error

        return await asyncio.gather(*map(record, urls))
