"""Reads a path that is there twice only once.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    texts = {}
    gate = asyncio.Semaphore(limit)

    async def one(path):
        async with gate:
            try:
                if path not in texts:
                    async with aiofiles.open(path, encoding="utf-8") as file:
                        texts[path] = await file.read()
                return path, await check(texts[path])
            except Exception as error:
                return path, error

    return list(await asyncio.gather(*map(one, paths)))
