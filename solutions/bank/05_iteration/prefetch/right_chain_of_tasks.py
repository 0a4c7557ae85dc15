"""One task for each item that is ahead; each waits for the one before it."""

import asyncio
from collections import deque


async def _step(source, before):
    if before is not None:
        await asyncio.wait([before])
        if before.cancelled() or before.result()[0] != "item":
            return "end", None
    try:
        return "item", await anext(source)
    except StopAsyncIteration:
        return "end", None
    except Exception as error:
        return "error", error


async def prefetch(source, ahead):
    tasks = deque()
    last = None
    try:
        while True:
            while len(tasks) < ahead:
                last = asyncio.create_task(_step(source, last))
                tasks.append(last)
            await asyncio.wait([tasks[0]])
            label, value = tasks.popleft().result()
            match label:
                case "end":
                    break
                case "error":
                    raise value
            last = asyncio.create_task(_step(source, last))
            tasks.append(last)
            yield value
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        await source.aclose()
