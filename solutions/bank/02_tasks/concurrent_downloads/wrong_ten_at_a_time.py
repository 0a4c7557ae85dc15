"""A semaphore that nobody asked for.

Verdict: UNDERUSED
"""

import asyncio


async def download_all(download, names):
    polite = asyncio.Semaphore(10)

    async def fetch(name):
        async with polite:
            return await download(name)

    return await asyncio.gather(*map(fetch, names))
