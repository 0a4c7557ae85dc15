"""Gives the place of a file with an error back twice.

Verdict: UNBOUNDED
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    gate = asyncio.Semaphore(limit)

    async def one(path):
        async with gate:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                return path, await check(text)
            except Exception as error:
                gate.release()
                return path, error

    return list(await asyncio.gather(*map(one, paths)))
