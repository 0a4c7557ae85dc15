"""Asks again and again whether the tasks are done.

Verdict: RUNAWAY
"""

import asyncio


async def download_all(download, names):
    tasks = [asyncio.create_task(download(name)) for name in names]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0)
    return [task.result() for task in tasks]
