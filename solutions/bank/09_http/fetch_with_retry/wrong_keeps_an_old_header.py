"""Waits as an earlier response said when the next try gets no response at all.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    retry_after = None
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
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or number == tries - 1:
                raise
            retry_after = (error.headers or {}).get("Retry-After")
        await asyncio.sleep(2**number if retry_after is None else float(retry_after))
