"""Returns the tasks instead of their results.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    return [asyncio.create_task(download(name)) for name in names]
