"""Keeps the outcomes in the module, where two calls of check_files overwrite each other's.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles

outcomes = {}


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def one(number, path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                outcomes[number] = await check(text)
            except Exception as error:
                outcomes[number] = error

    await asyncio.gather(*(one(number, path) for number, path in enumerate(paths)))
    return [(path, outcomes[number]) for number, path in enumerate(paths)]
