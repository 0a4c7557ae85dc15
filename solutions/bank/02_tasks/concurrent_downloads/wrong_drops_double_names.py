"""A dict has room for each name once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = {name: asyncio.create_task(download(name)) for name in names}
    return [await task for task in tasks.values()]
