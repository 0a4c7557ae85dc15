"""Keeps one of several pictures that are equal.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = [asyncio.create_task(download(name)) for name in names]
    pictures = []
    for task in tasks:
        picture = await task
        if picture not in pictures:
            pictures.append(picture)
    return pictures
