"""Raises an error for a bad status, and leaves the response as it is.

Verdict: LEAKED_RESOURCE
"""

import aiohttp


async def fetch_text(session, url):
    response = await session.get(url)
    if response.status >= 400:
        raise aiohttp.ClientResponseError(
            response.request_info, response.history, status=response.status, message=response.reason
        )
    return await response.text()
