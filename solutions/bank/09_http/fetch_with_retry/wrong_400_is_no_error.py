"""Begins one too late: takes a 400 for a good answer.

Verdict: LOST_ERROR
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    for attempt in range(tries):
        last = attempt == tries - 1
        wait = 2**attempt
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                if response.status >= 500:
                    wait = float(response.headers.get("Retry-After", wait))
                if response.status > 400:
                    response.raise_for_status()
                return await response.json()
        except aiohttp.ClientResponseError as error:
            if last or error.status < 500:
                raise
        except (TimeoutError, aiohttp.ClientConnectionError):
            if last:
                raise
        await asyncio.sleep(wait)
