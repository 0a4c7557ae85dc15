"""Whoever needs more than a minute is left out.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    async with asyncio.timeout(60):
        return await asyncio.gather(*map(download, names))
