"""Has one worker fewer than the limit allows.

Verdict: UNDERUSED
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(max(1, limit - 1))

    async def check_file(path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    return path, await check(await file.read())
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
