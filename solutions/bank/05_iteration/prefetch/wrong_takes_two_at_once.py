"""Asks the source for several items at the same time.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import deque


async def prefetch(source, ahead):
    tasks = deque(asyncio.ensure_future(anext(source)) for _ in range(ahead))
    try:
        while True:
            try:
                item = await tasks.popleft()
            except StopAsyncIteration:
                return
            tasks.append(asyncio.ensure_future(anext(source)))
            yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await source.aclose()
