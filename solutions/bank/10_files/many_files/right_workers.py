"""As many workers as the limit allows share one iterator."""

import asyncio


async def check_files(check, paths, limit):
    paths = list(paths)
    pairs = [None] * len(paths)
    waiting = iter(enumerate(paths))

    async def worker():
        for number, path in waiting:
            try:
                text = await asyncio.to_thread(path.read_text, encoding="utf-8")
                pairs[number] = path, await check(text)
            except Exception as error:
                pairs[number] = path, error

    async with asyncio.TaskGroup() as group:
        for _ in range(min(limit, len(paths))):
            group.create_task(worker())
    return pairs
