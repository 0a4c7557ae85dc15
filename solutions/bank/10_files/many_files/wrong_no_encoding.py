"""Names no encoding: that is UTF-8 on some systems only.

Verdict: WRONG_RESULT, from Python 3.15 on right
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def one(path):
        async with room:
            try:
                async with aiofiles.open(path) as file:
                    text = await file.read()
                return path, await check(text)
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(one, paths))
