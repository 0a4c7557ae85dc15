"""Takes the waits from an iterator of the module's, which never begins anew.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp

WAITS = iter([2**number for number in range(20)])


async def fetch_with_retry(session, url, tries=4):
    for number in range(tries):
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
            wait = next(WAITS)
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or number == tries - 1:
                raise
            wait = float((error.headers or {}).get("Retry-After", next(WAITS)))
        await asyncio.sleep(wait)
