"""Begins one too late: takes a 400 for a page.

Verdict: LOST_ERROR
"""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url) as response:
        if response.status > 400:
            response.raise_for_status()
        return await response.text()
