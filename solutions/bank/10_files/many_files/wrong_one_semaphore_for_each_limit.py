"""Keeps a semaphore for each limit, so that two calls of check_files with the same limit share it.

Verdict: WRONG_TIMING
"""

import asyncio
import functools

import aiofiles


@functools.cache
def room_for(limit):
    return asyncio.Semaphore(limit)


async def check_files(check, paths, limit):
    async def one(path):
        async with room_for(limit):
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                return path, await check(text)
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(one, paths))
