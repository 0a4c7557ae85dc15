"""Raises an error for a status from 300 to 399, too.

Verdict: WRONG_RESULT
"""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url) as response:
        if not 200 <= response.status < 300:
            raise aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status, message=response.reason
            )
        return await response.text()
