"""A generator makes each task only when the loop asks for it.

Verdict: SEQUENTIAL
"""

import asyncio


async def download_all(download, names):
    tasks = (asyncio.create_task(download(name)) for name in names)
    return [await task for task in tasks]
