"""As many workers as the limit allows take the numbered items from one iterator."""

import asyncio


async def bounded_gather(fetch, items, limit):
    results = [None] * len(items)
    todo = enumerate(items)

    async def worker():
        for number, item in todo:
            results[number] = await fetch(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(limit, len(items))):
            group.create_task(worker())
    return results
