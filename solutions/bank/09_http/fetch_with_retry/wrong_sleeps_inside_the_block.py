"""Holds the connection while it waits.

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
                if response.status < 500 or number == tries - 1:
                    response.raise_for_status()
                    return await response.json()
                await asyncio.sleep(float(response.headers.get("Retry-After", wait)))
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
            await asyncio.sleep(wait)
