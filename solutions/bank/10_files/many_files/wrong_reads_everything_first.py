"""Reads all files without a limit; only the checks have one.

Verdict: UNBOUNDED
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        try:
            async with aiofiles.open(path, encoding="utf-8") as file:
                text = await file.read()
            async with room:
                return path, await check(text)
        except Exception as error:
            return path, error

    return await asyncio.gather(*map(check_file, paths))
