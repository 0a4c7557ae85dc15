"""Starts the next task whenever asyncio.wait says that one has ended."""

import asyncio


async def bounded_gather(fetch, items, limit):
    tasks, running = [], set()
    for item in items:
        if len(running) == limit:
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(fetch(item))
        tasks.append(task)
        running.add(task)
    return [await task for task in tasks]
