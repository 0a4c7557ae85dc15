"""Waits once more before it gives up.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    last = None
    for number in range(tries):
        wait = 2**number
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientConnectionError, TimeoutError) as error:
            last = error
        except aiohttp.ClientResponseError as error:
            if error.status < 500:
                raise
            last = error
            wait = float((error.headers or {}).get("Retry-After", wait))
        await asyncio.sleep(wait)
    raise last
