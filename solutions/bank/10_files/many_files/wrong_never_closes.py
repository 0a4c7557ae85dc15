"""Opens the files without `async with`, and never closes them.

Verdict: LEAKED_RESOURCE
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            try:
                file = await aiofiles.open(path, encoding="utf-8")
                return path, await check(await file.read())
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
