"""Hides the error in a None.

Verdict: LOST_ERROR
"""

import aiohttp


async def fetch_text(session, url):
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
    except aiohttp.ClientError as error:
        print(f"could not fetch {url}: {error}")
        return None
