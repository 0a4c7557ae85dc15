"""Of the errors of `check`, catches a ConnectionError only.

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
                    text = await file.read()
                return path, await check(text)
            except (OSError, UnicodeDecodeError) as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
