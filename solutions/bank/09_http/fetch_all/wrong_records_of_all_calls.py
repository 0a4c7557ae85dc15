"""Keeps the records in a list of the module's, which still holds those of the calls before.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp

records = []


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(_record(session, url)) for url in urls]
        try:
            for task in tasks:
                records.append(await task)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    return records


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        return url, error
