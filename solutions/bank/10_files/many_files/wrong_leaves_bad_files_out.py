"""Prints what went wrong, and leaves the file out of the list.

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
                print(path.name, error)

    return [pair for pair in await asyncio.gather(*map(check_file, paths)) if pair]
