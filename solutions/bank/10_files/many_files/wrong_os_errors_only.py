"""Expects missing files, but no files in another encoding.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    return path, await check(await file.read())
            except OSError as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
