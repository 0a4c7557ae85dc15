"""Collects the pairs as they come.

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
            except Exception as error:
                return path, error

    return [await done for done in asyncio.as_completed([check_file(path) for path in paths])]
