"""Collects the results as they come.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    return [await done for done in asyncio.as_completed([download(name) for name in names])]
