"""A window of tasks: when one is done, the next is started. Lines are read one by one."""

import asyncio

import aiofiles


async def _check_file(check, path):
    async with aiofiles.open(path, encoding="utf-8") as file:
        text = "".join([line async for line in file])
    return await check(text)


async def check_files(check, paths, limit):
    tasks, running = [], set()
    try:
        for path in paths:
            if len(running) >= limit:
                _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            tasks.append(asyncio.create_task(_check_file(check, path)))
            running.add(tasks[-1])
        if running:
            await asyncio.wait(running)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    return [(path, task.exception() or task.result()) for path, task in zip(paths, tasks, strict=True)]
