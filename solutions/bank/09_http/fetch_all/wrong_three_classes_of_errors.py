"""Records the errors that it knows, and lets others through.

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
                    return url, response.status, len(body)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                return url, error

        return await asyncio.gather(*map(record, urls))
