"""An event that never comes, and asyncio.timeout_at for the moment of the next tick."""

import asyncio
import contextlib
import itertools


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    never = asyncio.Event()
    ticks = (start + number * interval for start in [loop.time()] for number in itertools.count(1))
    while True:
        await beat()
        tick = next(tick for tick in ticks if tick > loop.time())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(tick):
                await never.wait()
