"""Opens a session of its own, and never closes it.

Verdict: LEAKED_RESOURCE
"""

import aiohttp


async def fetch_text(session, url):
    mine = aiohttp.ClientSession(raise_for_status=True)
    async with mine.get(url) as response:
        return await response.text()
