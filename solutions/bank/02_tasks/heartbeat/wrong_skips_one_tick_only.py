"""After a slow call it leaves out one tick, however many have passed.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        await beat()
        next_tick += interval
        if next_tick < loop.time():
            next_tick += interval
        await asyncio.sleep(next_tick - loop.time())
