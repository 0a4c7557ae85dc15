"""Tells the session to follow no redirection.

Verdict: WRONG_RESULT
"""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url, allow_redirects=False) as response:
        response.raise_for_status()
        return await response.text()
