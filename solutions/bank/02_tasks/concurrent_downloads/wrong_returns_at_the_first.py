"""Waits for the first download only.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = [asyncio.create_task(download(name)) for name in names]
    if tasks:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return [task.result() for task in tasks if task.done()]
