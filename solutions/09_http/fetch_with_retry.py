"""Reference: fetch_with_retry."""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    for number in range(tries):
        wait = 2**number
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                # Turns a bad status into an exception, so that all failures go one way.
                response.raise_for_status()
                return await response.json()
        # Exactly what another try may mend. CancelledError is not among it, nor is ValueError.
        except (aiohttp.ClientConnectionError, TimeoutError):
            if number == tries - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or number == tries - 1:
                raise
            wait = float((error.headers or {}).get("Retry-After", wait))
        # Out here, the block of the response is over: its connection is free while we sleep.
        await asyncio.sleep(wait)
