"""Catches everything, so a cancelled worker goes on with the next file.

Verdict: SWALLOWED_CANCEL
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    pairs = {}
    waiting = iter(enumerate(paths))

    async def worker():
        for number, path in waiting:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    pairs[number] = path, await check(await file.read())
            except BaseException as error:
                pairs[number] = path, error

    await asyncio.gather(*(worker() for _ in range(limit)))
    return [pairs[number] for number in sorted(pairs)]
