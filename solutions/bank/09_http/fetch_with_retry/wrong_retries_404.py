"""Asks again and again for what is not there.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    for number in range(tries):
        wait = 2**number
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if number == tries - 1:
                if error.status == 404:
                    return None
                raise
            wait = float((error.headers or {}).get("Retry-After", wait))
        await asyncio.sleep(wait)
