"""A file with an error never gives its place back.

Verdict: DEADLOCK
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    gate = asyncio.Semaphore(limit)

    async def one(path):
        await gate.acquire()
        if True:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                outcome = await check(text)
                gate.release()
                return path, outcome
            except Exception as error:
                return path, error

    return list(await asyncio.gather(*map(one, paths)))
