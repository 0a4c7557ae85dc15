"""Each failure calls the function once more, with fewer tries and a longer wait."""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4, *, wait=1):
    pause = wait
    try:
        async with session.request("GET", url, raise_for_status=True) as response:
            return await response.json()
    except aiohttp.ClientResponseError as error:
        if error.status == 404:
            return None
        if error.status < 500 or tries == 1:
            raise
        if error.headers and "Retry-After" in error.headers:
            pause = int(error.headers["Retry-After"])
    except (aiohttp.ClientConnectionError, asyncio.TimeoutError):
        if tries == 1:
            raise
    await asyncio.sleep(pause)
    return await fetch_with_retry(session, url, tries - 1, wait=wait * 2)
