"""Makes the missed calls up, one right after the other.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        await beat()
        next_tick += interval
        await asyncio.sleep(max(0, next_tick - loop.time()))
