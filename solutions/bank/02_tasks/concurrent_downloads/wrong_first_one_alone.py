"""Downloads the first picture, and then all the others together.

Verdict: UNDERUSED
"""

import asyncio


async def download_all(download, names):
    if not names:
        return []
    first, *others = names
    cover = await download(first)
    return [cover, *await asyncio.gather(*map(download, others))]
