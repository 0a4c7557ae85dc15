"""All files at once.

Verdict: UNBOUNDED
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    async def check_file(path):
        try:
            async with aiofiles.open(path, encoding="utf-8") as file:
                return path, await check(await file.read())
        except Exception as error:
            return path, error

    return await asyncio.gather(*map(check_file, paths))
