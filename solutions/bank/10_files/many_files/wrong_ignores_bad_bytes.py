"""errors="ignore" checks what is left of a file that is no text.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8", errors="ignore") as file:
                    return path, await check(await file.read())
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
