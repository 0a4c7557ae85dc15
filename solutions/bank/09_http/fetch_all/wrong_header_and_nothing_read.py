"""Takes the length from the header, and leaves the body as it is.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        return list(await asyncio.gather(*(_record(session, url) for url in urls)))


async def _record(session, url):
    try:
        response = await session.get(url)
        return url, response.status, int(response.headers.get("Content-Length", 0))
    except Exception as error:
        return url, error
