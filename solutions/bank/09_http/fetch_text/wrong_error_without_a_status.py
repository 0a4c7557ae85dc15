"""Raises the right class of exception, without the status.

Verdict: WRONG_RESULT
"""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url) as response:
        if not response.ok:
            raise aiohttp.ClientResponseError(response.request_info, response.history, message="failed")
        return await response.text()
