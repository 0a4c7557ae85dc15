"""A dict has room for each URL once only.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        tasks = {url: asyncio.create_task(_record(session, url)) for url in urls}
        await asyncio.gather(*tasks.values())
        return [task.result() for task in tasks.values()]


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
