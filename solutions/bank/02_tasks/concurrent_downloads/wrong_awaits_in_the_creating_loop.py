"""Makes tasks, but awaits each before it makes the next.

Verdict: SEQUENTIAL
"""

import asyncio


async def download_all(download, names):
    results = []
    for name in names:
        task = asyncio.create_task(download(name))
        results.append(await task)
    return results
