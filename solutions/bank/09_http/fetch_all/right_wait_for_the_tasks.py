"""asyncio.wait, and each task is asked how it ended."""

import asyncio

import aiohttp


async def fetch_all(urls):
    if not urls:
        return []
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        tasks = [asyncio.create_task(_get(session, url), name=url) for url in urls]
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            raise
    records = []
    for url, task in zip(urls, tasks, strict=True):
        if (error := task.exception()) is not None:
            records.append((url, error))
        else:
            status, body = task.result()
            records.append((url, status, len(body)))
    return records


async def _get(session, url):
    async with session.get(url) as response:
        return response.status, await response.read()
