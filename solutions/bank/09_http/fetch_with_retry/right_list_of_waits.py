"""The waits stand in a list, with None for the end; the error body is read for a log line."""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    waits = [2**number for number in range(tries - 1)]
    for wait in [*waits, None]:
        try:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=10)) as response:
                if response.status == 200:
                    return await response.json()
                if response.status == 404:
                    return None
                if response.status < 500 or wait is None:
                    response.raise_for_status()
                print(f"{url}: {await response.text()}")
                if (header := response.headers.get("Retry-After")) is not None:
                    wait = float(header)
        except (aiohttp.ClientConnectionError, TimeoutError) as error:
            if wait is None:
                raise
            print(f"{url}: {error!r}")
        await asyncio.sleep(wait)
