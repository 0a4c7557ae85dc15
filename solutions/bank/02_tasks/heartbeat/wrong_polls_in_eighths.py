"""Looks at the clock eight times in each interval, until it is time.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    tick = loop.time()
    while True:
        await beat()
        while tick <= loop.time():
            tick += interval
        while loop.time() < tick:
            await asyncio.sleep(interval / 8)
