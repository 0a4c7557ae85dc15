"""An error comes out, and nobody hears of the other files.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            async with aiofiles.open(path, encoding="utf-8") as file:
                return path, await check(await file.read())

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(check_file(path)) for path in paths]
    return [task.result() for task in tasks]
