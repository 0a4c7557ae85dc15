"""Gives up on a call after ten intervals.

Verdict: WRONG_RESULT
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        await asyncio.wait_for(beat(), 10 * interval)
        n = (loop.time() - start) // interval + 1
        await asyncio.sleep(start + n * interval - loop.time())
