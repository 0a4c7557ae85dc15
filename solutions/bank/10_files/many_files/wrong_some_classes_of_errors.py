"""Catches a list of classes, which has room for neither a strange nor a new one.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    gate = asyncio.Semaphore(limit)

    async def one(path):
        async with gate:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                return path, await check(text)
            except (OSError, ValueError, RuntimeError, LookupError, ArithmeticError, TypeError) as error:
                return path, error

    return list(await asyncio.gather(*map(one, paths)))
