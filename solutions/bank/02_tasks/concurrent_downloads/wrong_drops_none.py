"""Leaves out the results that are None.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    pictures = await asyncio.gather(*(download(name) for name in names))
    return [picture for picture in pictures if picture is not None]
