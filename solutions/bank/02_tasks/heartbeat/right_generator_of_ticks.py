"""An asynchronous generator waits for the ticks; a while loop skips those that are over."""

import asyncio
import contextlib
import time


async def ticks(interval):
    upcoming = time.time()
    while True:
        yield
        while upcoming <= time.time():
            upcoming += interval
        await asyncio.sleep(upcoming - time.time())


async def heartbeat(beat, interval):
    async with contextlib.aclosing(ticks(interval)) as clock:
        async for _ in clock:
            await beat()
