"""Sends the request once more when the first one fails.

Verdict: WRONG_RESULT
"""

import aiohttp


async def fetch_text(session, url):
    try:
        return await _fetch(session, url)
    except (aiohttp.ClientConnectionError, TimeoutError):
        return await _fetch(session, url)


async def _fetch(session, url):
    async with session.get(url, raise_for_status=True) as response:
        return await response.text()
