"""Goes on to the next try without a look at the response.

Verdict: LEAKED_RESOURCE
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    for number in range(tries):
        wait = 2**number
        try:
            response = await session.get(url)
            if response.status < 500 or number == tries - 1:
                async with response:
                    if response.status == 404:
                        return None
                    response.raise_for_status()
                    return await response.json()
            wait = float(response.headers.get("Retry-After", wait))
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
        await asyncio.sleep(wait)
