"""The steps come from an asynchronous generator, the pauses from a time limit on an event."""

import asyncio
import contextlib


async def wait(seconds):
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.Event().wait(), seconds)


async def steps(has_water, seconds):
    while not has_water():
        yield "no water"
        await wait(1)
    yield "heating"
    await wait(2)
    yield "brewing"
    await wait(seconds)
    yield "ready"


async def make_coffee(has_water, show, seconds):
    async with contextlib.aclosing(steps(has_water, seconds)) as texts:
        async for text in texts:
            show(text)
