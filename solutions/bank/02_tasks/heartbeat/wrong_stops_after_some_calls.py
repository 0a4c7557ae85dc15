"""Comes to an end by itself.

Verdict: WRONG_RESULT
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    for _ in range(100):
        await beat()
        await asyncio.sleep(interval - (loop.time() - start) % interval)
