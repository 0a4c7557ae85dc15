"""A TaskGroup for each download: it waits at its end.

Verdict: SEQUENTIAL
"""

import asyncio


async def download_all(download, names):
    tasks = []
    for name in names:
        async with asyncio.TaskGroup() as group:
            tasks.append(group.create_task(download(name)))
    return [task.result() for task in tasks]
