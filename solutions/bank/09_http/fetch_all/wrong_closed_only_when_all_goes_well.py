"""A cancellation never comes to the line that closes the session.

Verdict: LEAKED_RESOURCE
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    session = aiohttp.ClientSession()
    records = await asyncio.gather(*(_record(session, url) for url in urls))
    await session.close()
    return list(records)


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
