"""Keeps the outcomes in a dict by path: a path that is there twice has the last outcome twice.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)
    outcomes = {}

    async def check_file(path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                outcomes[path] = await check(text)
            except Exception as error:
                outcomes[path] = error

    await asyncio.gather(*map(check_file, paths))
    return [(path, outcomes[path]) for path in paths]
