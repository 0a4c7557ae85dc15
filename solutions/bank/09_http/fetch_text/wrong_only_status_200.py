"""Takes every status but 200 for an error.

Verdict: WRONG_RESULT
"""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url) as response:
        if response.status != 200:
            raise aiohttp.ClientResponseError(response.request_info, response.history, status=response.status)
        return await response.text()
