"""Forgets the `await` in front of read(): `check` gets a coroutine.

Verdict: NEVER_AWAITED
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = file.read()
                return path, await check(text)
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
