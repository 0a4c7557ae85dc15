"""gather makes the tasks and keeps the order."""

import asyncio


async def download_all(download, names):
    return await asyncio.gather(*(download(name) for name in names))
