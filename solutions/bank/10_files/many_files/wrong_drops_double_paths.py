"""A dict has room for each path once only.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            async with aiofiles.open(path, encoding="utf-8") as file:
                return await check(await file.read())

    tasks = {path: asyncio.create_task(check_file(path)) for path in dict.fromkeys(paths)}
    outcomes = await asyncio.gather(*tasks.values(), return_exceptions=True)
    return list(zip(tasks, outcomes, strict=True))
