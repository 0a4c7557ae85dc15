"""asyncio.wait does not cancel the tasks that it waits for.

Verdict: LEAKED_TASK
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    return path, await check(await file.read())
            except Exception as error:
                return path, error

    tasks = [asyncio.create_task(check_file(path)) for path in paths]
    if tasks:
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]
