"""Empties the caller's list of names.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = []
    while names:
        tasks.append(asyncio.create_task(download(names.pop(0))))
    return [await task for task in tasks]
