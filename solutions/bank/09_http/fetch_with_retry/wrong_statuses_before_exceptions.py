"""Raises the bad status of an earlier try, although the last try ended with an exception.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    failed = bad = None
    for number in range(tries):
        if number:
            await asyncio.sleep(wait)
        wait = 2**number
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientConnectionError, TimeoutError) as error:
            failed = error
        except aiohttp.ClientResponseError as error:
            if error.status < 500:
                raise
            bad = error
            wait = float((error.headers or {}).get("Retry-After", wait))
    raise bad or failed
