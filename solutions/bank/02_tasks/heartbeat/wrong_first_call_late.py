"""Sleeps before the first call.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        await asyncio.sleep(interval - (loop.time() - start) % interval)
        await beat()
