"""Reads the clock after the first call.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    await beat()
    tick = loop.time()
    while True:
        while tick <= loop.time():
            tick += interval
        await asyncio.sleep(tick - loop.time())
        await beat()
