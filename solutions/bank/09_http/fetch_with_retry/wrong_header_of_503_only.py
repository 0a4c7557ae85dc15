"""Obeys Retry-After only if it comes with status 503.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    for number in range(tries):
        wait = 2**number
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or number == tries - 1:
                raise
            if error.status == 503:
                wait = float((error.headers or {}).get("Retry-After", wait))
        await asyncio.sleep(wait)
