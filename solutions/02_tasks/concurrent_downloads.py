"""Reference: concurrent_downloads."""

import asyncio


async def download_all(download, names):
    # First start them all: a task runs as soon as this coroutine waits for something.
    tasks = [asyncio.create_task(download(name)) for name in names]
    # Then collect. Awaiting in order costs nothing: the others go on meanwhile.
    return [await task for task in tasks]
