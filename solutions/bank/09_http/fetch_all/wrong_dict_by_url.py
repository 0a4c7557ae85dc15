"""Keeps the records in a dict by URL: a URL that is there twice has the last record twice.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        records = await asyncio.gather(*(_record(session, url) for url in urls))
    by_url = {record[0]: record for record in records}
    return [by_url[url] for url in urls]


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
