"""A deque and a condition, which both sides wait on."""

import asyncio
from collections import deque


async def prefetch(source, ahead):
    items = deque()
    changed = asyncio.Condition()
    is_over = False

    async def fill():
        nonlocal is_over
        try:
            while True:
                async with changed:
                    await changed.wait_for(lambda: len(items) < ahead)
                item = await anext(source)
                async with changed:
                    items.append(item)
                    changed.notify_all()
        except StopAsyncIteration:
            pass
        finally:
            is_over = True
            async with changed:
                changed.notify_all()

    task = asyncio.create_task(fill())
    try:
        while True:
            async with changed:
                await changed.wait_for(lambda: items or is_over)
                if not items:
                    break
                item = items.popleft()
                changed.notify_all()
            print("item", item)
            yield item
        await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await source.aclose()
