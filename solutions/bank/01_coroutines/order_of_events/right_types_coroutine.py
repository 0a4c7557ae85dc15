"""A turn is a bare yield of a generator-based coroutine; as_completed waits for the dishes."""

import asyncio
import types


@types.coroutine
def turn():
    yield


async def tastings_of(number):
    for taste in range(1, number + 1):
        await turn()
        yield taste


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(coro) for coro in map(prepare, dishes)]
    await say("all ordered")
    async for taste in tastings_of(tastings):
        await say(f"tasting {taste}")
    for ready in asyncio.as_completed(tasks):
        await ready
    await say("served")
