"""Opens a new session for each page.

Verdict: FORBIDDEN
"""

import aiohttp


async def fetch_text(session, url):
    async with aiohttp.ClientSession() as mine:
        async with mine.get(url) as response:
            response.raise_for_status()
            return await response.text()
