"""Keeps the wait in the module: after a call that failed, the next one begins with a long wait.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp

delay = 1


async def fetch_with_retry(session, url, tries=4):
    global delay
    for number in range(tries):
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                data = await response.json()
                delay = 1
                return data
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
            wait = delay
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or number == tries - 1:
                raise
            wait = float((error.headers or {}).get("Retry-After", delay))
        delay *= 2
        await asyncio.sleep(wait)
