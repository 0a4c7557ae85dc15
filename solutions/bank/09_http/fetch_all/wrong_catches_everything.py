"""Takes its own cancellation for a failed request.

Verdict: SWALLOWED_CANCEL
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(_record(session, url)) for url in urls]
        try:
            return [await task for task in tasks]
        except asyncio.CancelledError:
            for task in tasks:
                task.cancel()
            return [await task for task in tasks]


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except BaseException as error:
        return url, error
