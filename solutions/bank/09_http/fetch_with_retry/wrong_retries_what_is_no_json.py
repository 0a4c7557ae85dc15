"""Tries again after every error of the client that has no status from 400 to 499.

Verdict: WRONG_RESULT
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
        except (aiohttp.ClientError, TimeoutError) as error:
            if 400 <= getattr(error, "status", 0) < 500 or number == tries - 1:
                raise
            wait = float((getattr(error, "headers", None) or {}).get("Retry-After", wait))
        await asyncio.sleep(wait)
