"""Takes the white space at both ends away.

Verdict: WRONG_RESULT
"""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return (await response.text()).strip()
