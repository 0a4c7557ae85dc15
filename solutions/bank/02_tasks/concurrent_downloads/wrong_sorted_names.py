"""Starts the downloads in alphabetical order.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = {}
    for index, name in sorted(enumerate(names), key=lambda pair: pair[1]):
        tasks[index] = asyncio.create_task(download(name))
    return [await tasks[index] for index in range(len(tasks))]
