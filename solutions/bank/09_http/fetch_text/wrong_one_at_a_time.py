"""Lets only one request wait at a time.

Verdict: WRONG_TIMING
"""

import asyncio

lock = asyncio.Lock()


async def fetch_text(session, url):
    async with lock, session.get(url) as response:
        response.raise_for_status()
        return await response.text()
