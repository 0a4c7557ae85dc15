"""Reference: fetch_all."""

import asyncio

import aiohttp


async def fetch_all(urls):
    # The session lives as long as this block: its end comes after the end of all requests.
    async with aiohttp.ClientSession() as session:
        # No record ever raises, so gather has no failure to deal with, and keeps the order.
        return list(await asyncio.gather(*(_record(session, url) for url in urls)))


async def _record(session, url):
    try:
        async with session.get(url) as response:
            return url, response.status, len(await response.read())
    except Exception as error:
        # Caught here, where the URL is known. A cancellation is no Exception: it goes through.
        return url, error
