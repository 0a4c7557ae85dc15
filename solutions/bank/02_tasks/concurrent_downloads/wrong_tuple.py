"""Returns a tuple.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    return tuple(await asyncio.gather(*map(download, names)))
