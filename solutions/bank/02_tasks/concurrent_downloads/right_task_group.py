"""A TaskGroup waits for its tasks at the end of the block."""

import asyncio


async def download_all(download, names):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(download(name)) for name in names]
    return [task.result() for task in tasks]
