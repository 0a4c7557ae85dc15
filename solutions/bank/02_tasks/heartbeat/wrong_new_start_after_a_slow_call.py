"""After a slow call the next one comes at once, and counts as a new start.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        await beat()
        next_tick = max(next_tick + interval, loop.time())
        await asyncio.sleep(next_tick - loop.time())
