"""aiohttp.request looks handy, but opens a session for each call.

Verdict: FORBIDDEN
"""

import aiohttp


async def fetch_text(session, url):
    async with aiohttp.request("GET", url, raise_for_status=True) as response:
        return await response.text()
