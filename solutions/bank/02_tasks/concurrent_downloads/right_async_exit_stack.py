"""An AsyncExitStack awaits the tasks in reverse order; the results lie in a deque."""

import asyncio
from collections import deque
from contextlib import AsyncExitStack


async def download_all(download, names):
    pictures = deque()

    async def keep(task):
        pictures.appendleft(await task)

    async with AsyncExitStack() as stack:
        for task in [asyncio.create_task(download(name)) for name in names]:
            stack.push_async_callback(keep, task)
    return [*pictures]
