"""Keeps the semaphore of the first call for all later ones.

Verdict: UNBOUNDED
"""

import asyncio

import aiofiles


gate = None


async def check_files(check, paths, limit):
    global gate
    gate = gate or asyncio.Semaphore(limit)

    async def one(path):
        async with gate:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                return path, await check(text)
            except Exception as error:
                return path, error

    return list(await asyncio.gather(*map(one, paths)))
