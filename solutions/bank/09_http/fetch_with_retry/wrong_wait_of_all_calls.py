"""Begins each call with a wait of 1 second, but in a variable that calls at the same time share.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp

delay = 1


async def fetch_with_retry(session, url, tries=4):
    global delay
    delay = 1
    for number in range(tries):
        header = None
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
            header = (error.headers or {}).get("Retry-After")
        await asyncio.sleep(delay if header is None else float(header))
        delay *= 2
