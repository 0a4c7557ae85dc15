"""A TaskGroup in a task of its own, which never sees the generator being closed."""

import asyncio
from collections import deque


async def as_they_finish(ask, airlines):
    airlines = list(airlines)
    results = deque()
    news = asyncio.Event()

    async def one(airline):
        results.append(await ask(airline))
        news.set()

    async def everything():
        try:
            async with asyncio.TaskGroup() as group:
                for airline in airlines:
                    group.create_task(one(airline))
        finally:
            news.set()

    background = asyncio.create_task(everything())
    try:
        yielded = 0
        while yielded < len(airlines):
            await news.wait()
            news.clear()
            while results:
                yield results.popleft()
                yielded += 1
            if background.done() and not results:
                break
        try:
            await background
        except* Exception as group:
            error = group.exceptions[0]
        else:
            error = None
        if error is not None:
            raise error
    finally:
        background.cancel()
        await asyncio.gather(background, return_exceptions=True)
