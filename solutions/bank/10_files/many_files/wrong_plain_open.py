"""Reads with plain open, on the loop.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            try:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                return path, await check(text)
            except Exception as error:
                return path, error

    return await asyncio.gather(*map(check_file, paths))
